package fr.contratdeville.programme.action;

import fr.contratdeville.programme.carrier.CarrierView;
import fr.contratdeville.programme.rules.Chapter;
import fr.contratdeville.programme.rules.ConventionReason;
import fr.contratdeville.programme.rules.Section;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An action, in answers. */
@Schema(examples = ActionView.EXAMPLE)
public record ActionView(
        UUID id,
        UUID trancheId,
        Action.State state,
        @Schema(nullable = true) @Nullable Integer pillar,
        @Schema(nullable = true) @Nullable Section section,

        @Schema(
                nullable = true,
                description = "Chapter of the budget to which the contribution is charged (rule F3): 204 (investment "
                        + "grants), 65 (operating grants) or 011 (own expenses).",
                examples = "65")
        @Nullable
        String chapter,

        String title,
        CarrierView carrier,
        List<String> territories,
        @Schema(nullable = true) @Nullable String territoryAsWritten,
        @Schema(nullable = true) @Nullable String objectives,
        BigDecimal cost,
        @Schema(nullable = true) @Nullable BigDecimal contribution,
        @Schema(nullable = true) @Nullable LocalDate startsOn,
        @Schema(nullable = true) @Nullable LocalDate endsOn,

        @Schema(
                description = "Why the grant requires a convention, a signed agreement with the carrier (rule F4). "
                        + "Empty if it does not.")
        Set<ConventionReason> conventionReasons) {

    static final String EXAMPLE = """
        {"id": "01a20a3c-2f00-7c8f-8565-0d1756167e99", "trancheId": "01a20a3c-2e00-7c8f-8565-0d1756167e98",
         "state": "VOTED", "pillar": 3, "section": "FONCTIONNEMENT", "chapter": "65",
         "title": "Fabrique à entreprendre",
         "carrier": {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "name": "MIFE", "acronym": null, "own": false,
                     "organisation": "mife"},
         "territories": ["quartiers-prioritaires"], "territoryAsWritten": "Quartiers prioritaires de SEM",
         "objectives": "Accompagner des habitants des quartiers à la création d'activité économique",
         "cost": "129400.00", "contribution": "62700.00", "startsOn": null, "endsOn": null,
         "conventionReasons": ["OPERATING_ABOVE_THRESHOLD"]}""";

    static ActionView of(Action action, CarrierView carrier) {
        var contribution = action.contribution();
        return new ActionView(
                action.id(),
                action.trancheId(),
                action.state(),
                action.pillar(),
                action.section(),
                contribution == null
                        ? null
                        : Chapter.ofContribution(action.section(), carrier.own())
                                .code(),
                action.title(),
                carrier,
                action.territories(),
                action.territoryAsWritten(),
                action.objectives(),
                action.cost(),
                contribution,
                action.startsOn(),
                action.endsOn(),
                contribution == null ? Set.of() : ConventionReason.of(action.section(), contribution, carrier.own()));
    }
}
