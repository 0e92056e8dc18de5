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

/** What the next version of a returned request asks. The action is as the assembly voted it. */
@Schema(name = "CofinancingCorrection", examples = """
        {"requestedAmount": "2000.00", "directExpenses": "4000.00",
         "financingPlan": [{"source": "CGET", "amount": "2000.00"},
                           {"source": "Ville de Saint-Étienne", "amount": "3000.00"},
                           {"source": "Saint-Étienne Métropole", "amount": "14003.00"}]}""")
public record Correction(
        @NotNull @Euros BigDecimal requestedAmount,

        @Nullable
        @Euros
        @Schema(nullable = true, description = "Null where it is not known, never zero for that (rule F11).")
        BigDecimal directExpenses,

        @NotEmpty
        @Size(max = 50)
        @Schema(description = "Who pays what: adds up to the cost, one line is the funder that is asked.")
        List<@NotNull @Valid PlanLine> financingPlan) {

    NewCofinancingRequest of(String funder) {
        return new NewCofinancingRequest(funder, requestedAmount, directExpenses, financingPlan);
    }
}
