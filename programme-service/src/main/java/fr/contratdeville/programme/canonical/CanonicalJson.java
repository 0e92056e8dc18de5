package fr.contratdeville.programme.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.contratdeville.conventions.json.Digest;
import jakarta.inject.Singleton;

/**
 * A text that anyone can check: JSON in UTF-8 with its members in order of their names, without white space, amounts as
 * strings; its {@linkplain Digest digest} is of these bytes.
 */
@Singleton
public class CanonicalJson {
    private final ObjectMapper json;

    CanonicalJson(ObjectMapper json) {
        this.json = json.copy()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .setConfig(json.getSerializationConfig().with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
    }

    /** @param content strings, whole numbers, amounts, days, and records, maps and lists of them */
    public String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
