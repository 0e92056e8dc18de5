package fr.contratdeville.deliberation.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
            description = "Where to go on: `next` of the page before. It is not to be read or made.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 100))
    @Nullable
    Cursor cursor;

    /** The number of rows to fetch: one more than asked for, which tells whether there is a next page. */
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
        return new Listed<>(views.apply(page), more ? Cursor.at(id.apply(page.get(page.size() - 1))) : null);
    }

    /** One page of a list, and where it goes on. */
    public record Listed<V>(
            @Schema(required = true) List<V> items,

            @Schema(
                    description = "The cursor of the next page; null on the last one.",
                    nullable = true,
                    required = true)
            @Nullable
            String next) {}

    record Limit(int rows) {
        /** Called by JAX-RS. */
        public static Limit fromString(String text) {
            if (!text.matches("[1-9]\\d?|100")) {
                throw Problem.INVALID_REQUEST.refusal().at("limit");
            }
            return new Limit(Integer.parseInt(text));
        }
    }

    record Cursor(UUID after) {
        /** Called by JAX-RS. */
        public static Cursor fromString(String text) {
            try {
                return new Cursor(
                        UUID.fromString(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII)));
            } catch (IllegalArgumentException notOurs) {
                throw Problem.INVALID_REQUEST.refusal().at("cursor");
            }
        }

        static String at(UUID last) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(last.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
