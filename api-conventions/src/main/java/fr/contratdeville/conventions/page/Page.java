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

/** The query parameters of a list: up to {@code limit} rows after the row of the {@code cursor}. */
public class Page {
    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(
            description = "Maximum number of items, 1 to 100.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    Limit limit;

    @QueryParam("cursor")
    @Parameter(
            description = "Cursor: `next` of the previous page. Opaque: do not parse or build it.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 100))
    @Nullable
    Cursor cursor;

    /** Number of rows to fetch: one more than requested, to know whether a next page exists. */
    public int fetch() {
        return limit.rows() + 1;
    }

    /** The id after which the page starts; on the first page, an id below every other. */
    public UUID after() {
        return cursor == null ? new UUID(0, 0) : cursor.after();
    }

    /** The page of {@code rows}, as fetched by {@link #fetch}. */
    public <R, V> Listed<V> of(List<R> rows, Function<R, UUID> id, Function<R, V> view) {
        return ofAll(rows, id, page -> page.stream().map(view).toList());
    }

    /** The same, for views that are built together. */
    public <R, V> Listed<V> ofAll(List<R> rows, Function<R, UUID> id, Function<List<R>, List<V>> views) {
        var more = rows.size() > limit.rows();
        var page = more ? rows.subList(0, limit.rows()) : rows;
        return new Listed<>(views.apply(page), more ? Cursor.at(id.apply(page.get(page.size() - 1)), null) : null);
    }

    /**
     * The same for a list that is continued by a feed. Its pages contain the cursor that the feed had before the
     * first page was read, so that changes during the reading are in the feed.
     *
     * @param head supplies the current cursor of the feed; it is called before the rows are fetched
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

    /** One page of a list, with the cursors of the next page and of the feed. */
    public record Handover<V>(
            @Schema(required = true) List<V> items,

            @Schema(
                    description = "Cursor of the next page. Null on the last page. Opaque: do not parse or build it.",
                    nullable = true,
                    required = true)
            @Nullable
            String next,

            @Schema(
                    description =
                            "Cursor of the caller's feed. After the last page, send it as `after` to the feed: it "
                                    + "returns the changes since the first page was read. Null if the caller has no feed.",
                    nullable = true,
                    required = true)
            @Nullable
            String changes) {}

    /** One page of a list, with the cursor of the next page. */
    public record Listed<V>(
            @Schema(required = true) List<V> items,

            @Schema(
                    description = "Cursor of the next page. Null on the last page. Opaque: do not parse or build it.",
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
