package fr.contratdeville.programme.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * One feed of changes, for one reader.
 *
 * <p>A cursor is the encoded id of the last change that the reader received. An id that is not, or no longer, a
 * change of this feed is not a valid cursor. This also applies after a backup was restored that lacks the last
 * changes.
 *
 * @param name name in the database
 * @param path path of the feed
 * @param restart path of the list to read when the cursor is not valid; its answers contain a cursor of this feed
 */
public record Feed(String name, String path, String restart) {

    /** The id before the first change; always the same for a feed. */
    UUID start() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static String cursor(UUID last) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The id in a cursor of {@link #cursor}; empty for any other text. */
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
