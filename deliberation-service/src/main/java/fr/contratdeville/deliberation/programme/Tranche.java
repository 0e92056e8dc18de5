package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The members of a tranche of programme-service that this service reads; others are ignored.
 *
 * @param state the state there, {@code SUBMITTED} when it is submitted to the assembly
 * @param digest SHA-256 of the content submitted in this version, in hexadecimal; null in a draft
 * @param hold the item that holds it, if there is one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Tranche(
        UUID id,
        String title,
        String state,
        Integer version,
        @Nullable String digest,
        @Nullable Holder hold) {

    /** The item that holds a tranche. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Holder(UUID itemId) {}

    /** Whether all required members are present. */
    boolean isComplete() {
        return id != null && title != null && state != null && version != null;
    }

    /** Whether it is submitted to the assembly, with its digest. */
    public boolean isSubmitted() {
        return state.equals("SUBMITTED") && digest != null;
    }
}
