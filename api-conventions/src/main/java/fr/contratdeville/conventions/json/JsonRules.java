package fr.contratdeville.conventions.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * JSON rules of the API: no unknown members, no coercion, one form of ids, days and instants, and amounts of euros as
 * exact strings with two decimals.
 */
@Singleton
public class JsonRules implements ObjectMapperCustomizer {
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,2})?");

    /** Runs after the Jackson modules of Quarkus, so that these rules override them. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule("rules-of-this-api")
                        .addDeserializer(UUID.class, new Read<>(UUID.class, Uuid::parse))
                        .addDeserializer(LocalDate.class, new Read<>(LocalDate.class, Iso::day))
                        .addDeserializer(Instant.class, new Read<>(Instant.class, Iso::instant))
                        .addDeserializer(String.class, new Read<>(String.class, JsonRules::text))
                        .addDeserializer(BigDecimal.class, new Read<>(BigDecimal.class, JsonRules::amount))
                        .addSerializer(new Write<>(Instant.class, Iso::write))
                        .addSerializer(new Write<>(
                                BigDecimal.class,
                                amount -> amount.setScale(2, RoundingMode.UNNECESSARY)
                                        .toPlainString())));
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }

    /** {@code 62700.00}, at most two decimals: amounts are never rounded. */
    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount");
        }
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Text that PostgreSQL can store, without U+0000 and unpaired surrogates, in the normal form NFC. */
    private static String text(String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("not a text");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static final class Write<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> form;

        Write(Class<T> type, Function<T, String> form) {
            super(type);
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(form.apply(value));
        }
    }

    /** Reads a JSON string. */
    private static final class Read<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> form;

        Read(Class<T> type, Function<String, T> form) {
            super(type);
            this.form = form;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), in);
            }
            var text = in.getText();
            try {
                return form.apply(text);
            } catch (RuntimeException malformed) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not in the form of this API");
            }
        }
    }
}
