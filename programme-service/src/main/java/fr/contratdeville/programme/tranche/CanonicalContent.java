package fr.contratdeville.programme.tranche;

import fr.contratdeville.programme.canonical.CanonicalJson;
import fr.contratdeville.programme.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.TreeMap;

/** The content of a tranche as canonical JSON. Each feature provides its part. */
@ApplicationScoped
class CanonicalContent {
    private final Instance<TranchePart> parts;
    private final CanonicalJson json;

    CanonicalContent(Instance<TranchePart> parts, CanonicalJson json) {
        this.parts = parts;
        this.json = json;
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal 409 if the tranche is empty */
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
            throw Reason.TRANCHE_EMPTY.refusal();
        }
        return json.write(content);
    }
}
