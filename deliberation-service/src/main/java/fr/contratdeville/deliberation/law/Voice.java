package fr.contratdeville.deliberation.law;

import java.util.UUID;

/**
 * A voice in a ballot.
 *
 * @param principal whose it is
 * @param holder who casts it: the member himself, or the holder of his proxy, who is free in how (rule P6)
 */
public record Voice(UUID principal, UUID holder) {
    /** Whether it is cast by proxy. */
    public boolean byProxy() {
        return !principal.equals(holder);
    }
}
