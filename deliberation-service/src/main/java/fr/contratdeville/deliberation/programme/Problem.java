package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A problem document of programme-service; other members are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(String type, @Nullable String detail) {
    static final String NOT_FOUND = "/problems/not-found";
    static final String TRANCHE_NOT_SUBMITTED = "/problems/tranche-not-submitted";
    static final String OBJECT_CHANGED = "/problems/object-changed";
    static final String TRANCHE_HELD = "/problems/tranche-held";

    /**
     * The problems by which programme-service itself refuses a call. A repetition gives the same answer until somebody
     * intervenes. Its other problems pass, for instance an expired token.
     */
    static final Set<String> REFUSALS = Set.of(
            NOT_FOUND,
            TRANCHE_HELD,
            "/problems/invalid-request",
            TRANCHE_NOT_SUBMITTED,
            OBJECT_CHANGED,
            "/problems/already-decided",
            "/problems/tranche-not-adopted",
            "/problems/already-enforceable");

    boolean isRefusal() {
        return type != null && REFUSALS.contains(type);
    }

    /** Whether programme-service does not know the tranche. */
    public boolean isNotFound() {
        return type.equals(NOT_FOUND);
    }

    /** Whether the tranche is no longer as it was. */
    public boolean isChanged() {
        return isNotFound() || type.equals(TRANCHE_NOT_SUBMITTED) || type.equals(OBJECT_CHANGED);
    }

    /** Whether another item holds the tranche. */
    public boolean isHeld() {
        return type.equals(TRANCHE_HELD);
    }
}
