package fr.contratdeville.programme.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * One feed of changes, for one reader.
 *
 * <p>A cursor stands for the last change that its holder was given: the id of that change, in writing that says nothing.
 * What is no change of this feed, or is one no longer, is no cursor; that also holds after a backup was restored that
 * lacks the last changes.
 *
 * @param name how the database knows it
 * @param path where it is read
 * @param restart where a reader whose cursor is gone starts anew: a list whose answers carry a cursor of this feed
 */
public record Feed(String name, String path, String restart) {

    /** Stands before the first change; the same for whoever asks. */
    UUID start() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static String cursor(UUID last) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** What {@link #cursor} wrote; nothing for any other text. */
    static Optional<UUID> last(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length != 2 * Long.BYTES) {
                return Optional.empty();
            }
            var ids = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(ids.getLong(), ids.getLong()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
