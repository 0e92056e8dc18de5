package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.json.Iso;
import fr.contratdeville.conventions.json.Uuid;
import fr.contratdeville.conventions.problem.HttpRefusal;
import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts ids, days, years, instants and enum constants in paths and queries. An invalid query parameter is a 400
 * that names it. An invalid path parameter is a 404.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type generic, Annotation @Nullable [] annotations) {
        var form = form(type);
        return form == null ? null : (ParamConverter<T>) new Form<>((Function<String, T>) form, name(annotations));
    }

    private static @Nullable Function<String, ?> form(Class<?> type) {
        if (type == UUID.class) {
            return Uuid::parse;
        }
        if (type == LocalDate.class) {
            return Iso::day;
        }
        if (type == Instant.class) {
            // A plus sign that is not percent-encoded arrives as a space.
            return text -> Iso.instant(text.replace(' ', '+'));
        }
        if (type == Year.class) {
            return text -> Year.from(Iso.day(text + "-01-01"));
        }
        return type.isEnum() ? text -> constant(type, text) : null;
    }

    private static Object constant(Class<?> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    /** The name of a query parameter; null for a path parameter. */
    private static @Nullable String name(Annotation @Nullable [] annotations) {
        return Stream.of(annotations == null ? new Annotation[0] : annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse(null);
    }

    private record Form<T>(
            Function<String, T> read, @Nullable String query) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (RuntimeException malformed) {
                throw query == null ? CommonReason.NOT_FOUND.refusal() : HttpRefusal.invalid(query);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
