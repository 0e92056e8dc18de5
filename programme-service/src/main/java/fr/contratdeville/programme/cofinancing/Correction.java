package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.programme.cofinancing.NewCofinancingRequest.PlanLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The corrected content of a returned request. The action itself cannot change: the assembly voted on it. */
@Schema(name = "CofinancingCorrection", examples = """
        {"requestedAmount": "2000.00", "directExpenses": "4000.00",
         "financingPlan": [{"source": "CGET", "amount": "2000.00"},
                           {"source": "Ville de Saint-Étienne", "amount": "3000.00"},
                           {"source": "Saint-Étienne Métropole", "amount": "14003.00"}]}""")
public record Correction(
        @NotNull @Euros BigDecimal requestedAmount,

        @Nullable
        @Euros
        @Schema(
                nullable = true,
                description =
                        "Direct expenses of the action in euros. Null if unknown; never 0 for unknown (rule F11).")
        BigDecimal directExpenses,

        @NotEmpty
        @Size(max = 50)
        @Schema(
                description = "Who pays which amount. The lines add up to the cost of the action. One line is the "
                        + "funder, with the amount requested (rule F10).")
        List<@NotNull @Valid PlanLine> financingPlan) {

    NewCofinancingRequest of(String funder) {
        return new NewCofinancingRequest(funder, requestedAmount, directExpenses, financingPlan);
    }
}
