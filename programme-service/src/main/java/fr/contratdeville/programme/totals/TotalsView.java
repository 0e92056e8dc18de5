package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.rules.Section;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The totals of a tranche, computed when they are read. */
@Schema(examples = """
        {"actions": 49, "grants": 48, "cost": "1926076.00", "contribution": "497500.00",
         "byPillar": [{"pillar": 3, "actions": 17, "cost": "772169.00", "contribution": "235200.00"}],
         "bySection": [{"section": "FONCTIONNEMENT", "actions": 39, "cost": "1664212.00", "contribution": "377500.00"}],
         "byChapter": [{"chapter": "65", "direction": "EXPENSE", "amount": "371500.00"},
                       {"chapter": "74", "direction": "RECEIPT", "amount": "4000.00"}],
         "byCarrier": [{"carrierId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "carrier": "AGASEF", "actions": 2,
                        "cost": "59940.00", "contribution": "12900.00"}],
         "byTerritory": [{"territory": "saint-etienne-tarentaize", "actions": 5, "cost": "60900.00", "contribution": "26500.00"}]}""")
public record TotalsView(
        long actions,

        @Schema(description = "Number of actions, without those that the collectivity carries itself (rule F7).")
        long grants,

        BigDecimal cost,
        BigDecimal contribution,
        List<OfPillar> byPillar,
        List<OfSection> bySection,
        List<OfChapter> byChapter,
        List<OfCarrier> byCarrier,

        @Schema(
                description = "Totals by territory. An action in several territories counts in each, so they do not add"
                        + " up.")
        List<OfTerritory> byTerritory) {

    /** One pillar. */
    @Schema(name = "PillarTotal")
    public record OfPillar(int pillar, long actions, BigDecimal cost, BigDecimal contribution) {}

    /** One section of the budget. */
    @Schema(name = "SectionTotal")
    public record OfSection(Section section, long actions, BigDecimal cost, BigDecimal contribution) {}

    /** One chapter of the budget (rule F3). */
    @Schema(name = "ChapterTotal")
    public record OfChapter(String chapter, Direction direction, BigDecimal amount) {}

    /** Whether the money is spent or received. */
    public enum Direction {
        EXPENSE,
        RECEIPT
    }

    /** One carrier. */
    @Schema(name = "CarrierTotal")
    public record OfCarrier(UUID carrierId, String carrier, long actions, BigDecimal cost, BigDecimal contribution) {}

    /** One territory. */
    @Schema(name = "TerritoryTotal")
    public record OfTerritory(String territory, long actions, BigDecimal cost, BigDecimal contribution) {}
}
