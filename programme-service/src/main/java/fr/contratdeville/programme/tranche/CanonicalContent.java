package fr.contratdeville.programme.tranche;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.contratdeville.programme.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * The content of a tranche as one text that anyone can check: JSON in UTF-8 with its members in order of their names,
 * without white space, amounts as strings; the digest is the SHA-256 of these bytes.
 */
@ApplicationScoped
class CanonicalContent {
    private final Instance<TranchePart> parts;
    private final ObjectMapper json;

    CanonicalContent(Instance<TranchePart> parts, ObjectMapper json) {
        this.parts = parts;
        this.json = json.copy()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .setConfig(json.getSerializationConfig().with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
    }

    /** @throws fr.contratdeville.programme.http.Refusal 409 when there is nothing in the tranche */
    String of(Tranche tranche) {
        var content = new TreeMap<String, Object>();
        content.put("id", tranche.id());
        content.put("programmeId", tranche.programmeId());
        content.put("number", tranche.number());
        content.put("title", tranche.title());
        content.put("version", tranche.version());
        for (var part : parts) {
            content.put(part.name(), part.contentOf(tranche.id()));
        }
        if (content.values().stream().noneMatch(part -> part instanceof List<?> records && !records.isEmpty())) {
            throw Problem.TRANCHE_EMPTY.refusal();
        }
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String digest(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
