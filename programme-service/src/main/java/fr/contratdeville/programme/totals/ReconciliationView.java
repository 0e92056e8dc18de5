package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.rules.Section;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The comparison of the printed totals of a tranche with the computed ones. */
@Schema(examples = """
        {"agrees": false, "lines": [
          {"source": "Annexe 1, TOTAL PRIORITE 3", "pillar": 3, "section": null, "measure": "COST",
           "printed": "734229.00", "computed": "772169.00", "difference": "-37940.00",
           "explainedBy": [{"actionId": "01a20a3c-2f00-7c8f-8565-0d1756167e99", "title": "Relais emploi",
                            "carrier": "AGASEF"}]}]}""")
public record ReconciliationView(
        @Schema(description = "Whether all printed totals are equal to the computed ones.")
        boolean agrees,

        List<Line> lines) {

    /** The kinds of figure. */
    public enum Measure {
        ACTIONS,
        COST,
        CONTRIBUTION
    }

    /** One printed figure. The figures are numbers of actions for ACTIONS; otherwise euros with two decimals. */
    @Schema(name = "ReconciliationLine")
    public record Line(
            String source,
            @Schema(nullable = true) @Nullable Integer pillar,
            @Schema(nullable = true) @Nullable Section section,
            Measure measure,
            String printed,
            String computed,
            @Schema(description = "Printed minus computed.") String difference,

            @Schema(
                    description = "The actions in the scope of the line whose cost or contribution is exactly the "
                            + "difference. Such an action was probably left out or counted twice.")
            List<Explanation> explainedBy) {}

    /** An action that may explain a difference. */
    public record Explanation(UUID actionId, String title, String carrier) {}
}
