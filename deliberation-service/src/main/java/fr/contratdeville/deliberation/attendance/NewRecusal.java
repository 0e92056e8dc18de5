package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Interest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recusal to record (rules R1 to R3). */
@Schema(examples = """
        {"kind": "PERSONAL", "reason": "Préside l'AGASEF, porteur de deux actions.",
         "at": "2019-03-07T18:04:00+01:00"}""")
public record NewRecusal(
        @NotNull
        @Schema(
                description = "PERSONAL: not counted as present (rule R2). REPRESENTATIVE, of the assembly in the body"
                        + " concerned: from 22 February 2022, out of the members in exercise too (rule R3).")
        Interest kind,

        @NotBlank @Size(max = 500) String reason,

        @NotNull @Schema(description = "When it was declared; after the discussion began, it leaves its quorum alone.")
        Instant at) {}
