package fr.contratdeville.programme.http;

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
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * JSON as this API speaks it: nothing unknown, nothing coerced, days and instants in one form, and amounts of euros as exact strings
 * with two decimals (rule F13).
 */
@Singleton
class JsonRules implements ObjectMapperCustomizer {

    /** After the modules of Jackson that Quarkus registers: these rules win. */
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
                        .addDeserializer(LocalDate.class, new ReadDay())
                        .addDeserializer(Instant.class, new ReadInstant())
                        .addDeserializer(String.class, new ReadText())
                        .addSerializer(new WrittenAmount())
                        .addDeserializer(BigDecimal.class, new ReadAmount()));
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }

    private static final class WrittenAmount extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        WrittenAmount() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal amount, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
        }
    }

    /** From {@code "62700.00"}, or a JSON number, never with more than two decimals: no amount is ever rounded. */
    private static final class ReadAmount extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        ReadAmount() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var text = in.currentToken() == JsonToken.VALUE_STRING
                            || in.currentToken().isNumeric()
                    ? in.getText()
                    : "";
            if (!text.matches("-?\\d{1,12}(\\.\\d{1,2})?")) {
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not an amount");
            }
            return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
        }
    }

    /** From {@code "2019-03-07"} alone, of the years 1900 to 2199; Jackson by itself also takes numbers and arrays. */
    private static final class ReadDay extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        ReadDay() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var text = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : "";
            try {
                if (text.matches("(19|20|21)\\d\\d-\\d\\d-\\d\\d")) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeException noSuchDay) {
                // Told below, like any other form.
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a day");
        }
    }

    /** From {@code "2019-03-20T09:30:00+01:00"} alone, to the microsecond that the database keeps. */
    private static final class ReadInstant extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        ReadInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var text = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : "";
            try {
                if (text.matches("(19|20|21)\\d\\d-.*")) {
                    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                }
            } catch (DateTimeException noSuchInstant) {
                // Told below, like any other form.
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant with its offset");
        }
    }

    /** Text that a database can keep: no U+0000, no half of a character. */
    private static final class ReadText extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var text = super.deserialize(in, context);
            if (text != null
                    && (text.indexOf(0) >= 0
                            || !StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
                return (String) context.handleWeirdStringValue(String.class, text, "not a text");
            }
            return text;
        }
    }
}
