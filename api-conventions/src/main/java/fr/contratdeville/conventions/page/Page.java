package fr.contratdeville.conventions.page;

import fr.contratdeville.conventions.problem.HttpRefusal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for: up to {@code limit} rows that follow the row {@code cursor} stands for. */
public class Page {
    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(
            description = "How many at the most, 1 to 100.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    Limit limit;

    @QueryParam("cursor")
    @Parameter(
            description = "Where to go on: `next` of the page before. Opaque: do not parse or build it.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    @Nullable
    Cursor cursor;

    /** The number of rows to fetch: one more than asked for, which says whether there is a next page. */
    public int fetch() {
        return limit.rows() + 1;
    }

    /** The id after which the page starts; below every id on the first page. */
    public UUID after() {
        return cursor == null ? new UUID(0, 0) : cursor.after();
    }

    /** The page of {@code rows}, as fetched by {@link #fetch}. */
    public <R, V> Listed<V> of(List<R> rows, Function<R, UUID> id, Function<R, V> view) {
        return ofAll(rows, id, page -> page.stream().map(view).toList());
    }

    /** The same, where the views of a page are made together. */
    public <R, V> Listed<V> ofAll(List<R> rows, Function<R, UUID> id, Function<List<R>, List<V>> views) {
        var more = rows.size() > limit.rows();
        var page = more ? rows.subList(0, limit.rows()) : rows;
        return new Listed<>(views.apply(page), more ? Cursor.at(id.apply(page.get(page.size() - 1)), null) : null);
    }

    /**
     * The same for a list that a feed goes on from: its pages carry the cursor that the feed had before the first of them
     * was read, so that whatever changes while they are read comes in the feed.
     *
     * @param head gives the cursor of the feed as it is now; it is asked before the rows are fetched
     */
    public <R, V> Handover<V> handOver(
            Supplier<String> head, Supplier<List<R>> fetch, Function<R, UUID> id, Function<List<R>, List<V>> views) {
        var changes = cursor == null || cursor.changes() == null ? head.get() : cursor.changes();
        var rows = fetch.get();
        var more = rows.size() > limit.rows();
        var page = more ? rows.subList(0, limit.rows()) : rows;
        return new Handover<>(
                views.apply(page), more ? Cursor.at(id.apply(page.get(page.size() - 1)), changes) : null, changes);
    }

    /** One page of a list, where it goes on, and where the feed does. */
    public record Handover<V>(
            @Schema(required = true) List<V> items,

            @Schema(
                    description = "The cursor of the next page; null on the last one.",
                    nullable = true,
                    required = true)
            @Nullable
            String next,

            @Schema(
                    description =
                            "`after` of the caller's feed, to go on from once the last page is read: what has changed"
                                    + " since the first page was, comes there. Null for who has no feed.",
                    nullable = true,
                    required = true)
            @Nullable
            String changes) {}

    /** One page of a list, and where it goes on. */
    public record Listed<V>(
            @Schema(required = true) List<V> items,

            @Schema(
                    description = "The cursor of the next page; null on the last one.",
                    nullable = true,
                    required = true)
            @Nullable
            String next) {}

    public record Limit(int rows) {
        /** Called by JAX-RS. */
        public static Limit fromString(String text) {
            if (!text.matches("[1-9]\\d?|100")) {
                throw HttpRefusal.invalid("limit");
            }
            return new Limit(Integer.parseInt(text));
        }
    }

    public record Cursor(UUID after, @Nullable String changes) {
        /** Called by JAX-RS. */
        public static Cursor fromString(String text) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
                return new Cursor(UUID.fromString(parts[0]), parts.length == 1 ? null : parts[1]);
            } catch (IllegalArgumentException notOurs) {
                throw HttpRefusal.invalid("cursor");
            }
        }

        static String at(UUID last, @Nullable String changes) {
            var text = changes == null ? last.toString() : last + " " + changes;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
