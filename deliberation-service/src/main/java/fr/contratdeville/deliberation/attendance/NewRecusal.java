package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.deliberation.law.Interest;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to record a recusal (rules R1 to R3). */
@Schema(examples = """
        {"kind": "PERSONAL", "reason": "Préside l'AGASEF, porteur de deux actions.",
         "at": "2019-03-07T18:04:00+01:00"}""")
public record NewRecusal(
        @NotNull
        @Schema(
                description = "PERSONAL: the member does not count as present (rule R2). REPRESENTATIVE: the "
                        + "member represents the assembly in the body concerned; for sessions from 22 "
                        + "February 2022, the member does not count among the members in exercise either "
                        + "(rule R3).")
        Interest kind,

        @NotNull @Text(max = 500, lines = true) String reason,

        @NotNull
        @Schema(
                description = "Instant of the declaration. A declaration after the start of the discussion does "
                        + "not change the quorum of the item.")
        Instant at,

        @Nullable @Text(max = 500, lines = true) @Schema(nullable = true, description = CORRECTION)
        String correctionReason) {

    private static final String CORRECTION = "Reason of the correction, from the secretariat. Required if members were "
            + "counted, for the quorum or a ballot of the item, at that instant or later.";

    /** The request to retract a recusal. */
    @Schema(name = "RecusalRetraction", examples = """
            {"at": "2019-03-07T18:04:30+01:00"}""")
    public record Retraction(
            @NotNull Instant at,

            @Nullable @Text(max = 500, lines = true) @Schema(nullable = true, description = CORRECTION)
            String correctionReason) {}
}
