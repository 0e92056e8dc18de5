package fr.contratdeville.programme.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.contratdeville.conventions.json.Digest;
import jakarta.inject.Singleton;

/**
 * Writes canonical JSON: UTF-8, members sorted by name, no white space, amounts as strings. The {@linkplain Digest
 * digest} is computed from these bytes, so that anyone can verify it.
 */
@Singleton
public class CanonicalJson {
    private final ObjectMapper json;

    CanonicalJson(ObjectMapper json) {
        this.json = json.copy()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .setConfig(json.getSerializationConfig().with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
    }

    /** @param content strings, integers, amounts, days, and records, maps and lists of them */
    public String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
