package fr.contratdeville.conventions.json;

import java.util.UUID;

/** Ids in the one form that this API reads and writes (RFC 9562). */
public final class Uuid {
    private Uuid() {}

    /**
     * Reads {@code 01a20a3c-2cd2-7c8f-8565-0d1756167e96}; Java alone would read shorter forms too.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static UUID parse(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not in the form of this API");
        }
        return id;
    }
}
