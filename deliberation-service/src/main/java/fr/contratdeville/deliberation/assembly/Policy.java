package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.law.ClearDays;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The rules that an assembly sets for itself (règlement intérieur), within the law. */
@Schema(examples = """
        {"convocationClearDays": 5, "proxiesDuringSession": false}""")
public record Policy(
        @NotNull
        @Min(ClearDays.ORDINARY)
        @Max(60)
        @Schema(
                description = "Clear days (jours francs) between the convocation and the session: the day of "
                        + "sending and the day of the session do not count. The legal minimum is 5 (rule C1).")
        Integer convocationClearDays,

        @Nullable
        @Schema(
                nullable = true,
                description = "Whether a proxy may be given during a session (rule P4). Default: false.",
                defaultValue = "false")
        Boolean proxiesDuringSession) {

    /** Whether a proxy may be given during a session (rule P4). */
    public boolean allowsProxiesDuringSession() {
        return Boolean.TRUE.equals(proxiesDuringSession);
    }
}
