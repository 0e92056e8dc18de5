package fr.contratdeville.deliberation.http;

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
import fr.contratdeville.deliberation.law.LegalDay;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** JSON as this API speaks it: nothing unknown, nothing coerced, days and instants in one form. */
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
                        .addSerializer(new WrittenInstant())
                        .addDeserializer(String.class, new KeptText())
                        .addDeserializer(Instant.class, new ReadText<>(Instant.class, Moment::parse))
                        .addDeserializer(LocalDate.class, new ReadText<>(LocalDate.class, Day::parse)));
        mapper.setConfig(mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    }

    /** With the offset of the place where sessions are held. */
    private static final class WrittenInstant extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        WrittenInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(LegalDay.written(instant).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
    }

    /** Text that a database can keep: no U+0000, no half of a character. */
    private static final class KeptText extends StringDeserializer {
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

    /** From a JSON string alone; Jackson by itself also takes numbers and arrays for days and instants. */
    private static final class ReadText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        ReadText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return parse.apply(in.getText());
                } catch (DateTimeException malformed) {
                    return (T)
                            context.handleWeirdStringValue(handledType(), in.getText(), "not in the form of this API");
                }
            }
            return (T) context.handleUnexpectedToken(handledType(), in);
        }
    }
}
