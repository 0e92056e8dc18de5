package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.programme.rules.FinancingPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A co-financing request to create. */
@Schema(examples = """
        {"funder": "CGET", "requestedAmount": "2000.00", "directExpenses": "4000.00",
         "financingPlan": [{"source": "CGET", "amount": "2000.00"},
                           {"source": "Saint-Étienne Métropole", "amount": "17003.00"}]}""")
public record NewCofinancingRequest(
        @NotNull @Text(max = 30) @Schema(description = "Code of the funder.")
        String funder,

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

    /** One line of a financing plan. */
    public record PlanLine(
            @NotNull
            @Text(max = 200)
            @Schema(description = "Code of the funder, or the name of another body that pays.")
            String source,

            @NotNull @Euros BigDecimal amount) {}

    FinancingPlan plan() {
        return new FinancingPlan(financingPlan.stream()
                .map(line -> new FinancingPlan.Line(line.source(), line.amount()))
                .toList());
    }
}
