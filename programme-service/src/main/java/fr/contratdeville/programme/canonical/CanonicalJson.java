package fr.contratdeville.programme.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text that anyone can check: JSON in UTF-8 with its members in order of their names, without white space, amounts as
 * strings; its digest is the SHA-256 of these bytes.
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

    /** SHA-256 of the text in UTF-8, in hexadecimal. */
    public static String digest(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
