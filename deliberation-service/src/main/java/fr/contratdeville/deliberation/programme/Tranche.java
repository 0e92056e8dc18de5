package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of a tranche of programme-service; whatever else comes with it is not looked at.
 *
 * @param state where it stands there, {@code SUBMITTED} when it is before the assembly
 * @param digest of the content submitted under this version: SHA-256 in hexadecimal, null in a draft
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Tranche(
        UUID id,
        String title,
        String state,
        Integer version,
        @Nullable String digest) {

    /** Whether everything came that a tranche always has. */
    boolean isWhole() {
        return id != null && title != null && state != null && version != null;
    }

    /** Whether it is before the assembly, frozen under its digest. */
    public boolean isSubmitted() {
        return state.equals("SUBMITTED") && digest != null;
    }
}
