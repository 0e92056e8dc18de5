package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.law.ClearDays;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an assembly may rule for itself (règlement intérieur), within the law. */
@Schema(examples = """
        {"convocationClearDays": 5, "proxiesDuringSession": false}""")
public record Policy(
        @NotNull
        @Min(ClearDays.ORDINARY)
        @Max(60)
        @Schema(description = "Clear days between a convocation and its session; the law asks for 5 (rule C1).")
        Integer convocationClearDays,

        @Nullable
        @Schema(
                nullable = true,
                description = "Whether a proxy may be given while a session is held (rule P4); no where absent.",
                defaultValue = "false")
        Boolean proxiesDuringSession) {

    /** Whether a proxy may be given while a session is held (rule P4). */
    public boolean allowsProxiesDuringSession() {
        return Boolean.TRUE.equals(proxiesDuringSession);
    }
}
