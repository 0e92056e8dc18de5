package fr.contratdeville.programme.totals;

import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.programme.rules.Section;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The printed totals of a document, in requests and answers. */
@Schema(examples = """
        {"claims": [{"source": "Annexe 1, TOTAL PRIORITE 3", "pillar": 3, "section": null, "actions": null,
                     "cost": "734229.00", "contribution": "235200.00"}]}""")
public record PrintedTotals(@NotNull @Size(max = 200) List<@NotNull @Valid Claim> claims) {

    /** One printed line. A figure that is not printed is null. */
    @Schema(name = "PrintedTotal")
    public record Claim(
            @NotNull @Text(max = 300) @Schema(description = "Place in the document.")
            String source,

            @Nullable
            @Min(1)
            @Max(99)
            @Schema(nullable = true, description = "Pillar of the total. Null for all pillars.")
            Integer pillar,

            @Nullable @Schema(nullable = true, description = "Section of the total. Null for both sections.")
            Section section,

            @Nullable @PositiveOrZero @Schema(nullable = true)
            Integer actions,

            @Nullable @Euros @Schema(nullable = true) BigDecimal cost,
            @Nullable @Euros @Schema(nullable = true) BigDecimal contribution) {}
}
