package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.programme.rules.Grant;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The decision of a funder on one version of a request (rules F14 and F15). */
@Embeddable
@Schema(examples = """
        {"version": 1, "outcome": "PARTIALLY_GRANTED", "grantedAmount": "1500.00", "legalCommitment": "2103456789",
         "decidedOn": "2019-04-12", "reason": null}""")
public record FunderDecision(
        @NotNull @Min(1) @Column(name = "decided_version") @Schema(description = "The version that was decided on.")
        Integer version,

        @NotNull @Column(name = "decided_outcome") @Enumerated(EnumType.STRING)
        Grant.Outcome outcome,

        @Nullable
        @Euros
        @Schema(
                nullable = true,
                description = "Amount in euros. `GRANTED`: exactly the amount requested. `PARTIALLY_GRANTED`: above "
                        + "zero and below the amount requested. Otherwise null.")
        BigDecimal grantedAmount,

        @Nullable
        @Text(max = 50)
        @Schema(
                nullable = true,
                description = "Number of the legal commitment (engagement juridique) in the funder's accounts. Null "
                        + "while unknown.")
        String legalCommitment,

        @NotNull @PastOrPresent LocalDate decidedOn,

        @Nullable
        @Text(max = 2000, lines = true)
        @Column(name = "decision_reason")
        @Schema(nullable = true, description = "Reason of the decision. Required with `REFUSED` and `INELIGIBLE`.")
        String reason) {

    Grant grant() {
        return new Grant(outcome, grantedAmount, reason);
    }
}
