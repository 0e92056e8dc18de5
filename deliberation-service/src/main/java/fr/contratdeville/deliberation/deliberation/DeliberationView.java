package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.refusal.Applied;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a deliberation. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea6", "number": "2019.00081",
         "assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "sessionId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3",
         "itemId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "ballotId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea5",
         "date": "2019-03-07", "title": "Programmation 2019 du Contrat de Ville - Première tranche", "text": null,
         "operativePart": ["approuve le contenu de la 1ère tranche de la programmation 2019 du Contrat de ville"],
         "outcome": "ADOPTED", "state": "ADOPTED",
         "result": {"voices": 55, "cast": 55, "for": 55, "against": 0, "abstentions": 0, "expressed": 55,
                    "majority": 28, "castingVoteUsed": false, "outcome": "ADOPTED", "unanimous": true,
                    "wording": "à l'unanimité", "rules": [{"id": "V1", "law": "CGCT, art. L2121-20"}],
                    "form": "ORDINARY", "blank": 0, "spoilt": 0, "departed": 0},
         "tranche": {"id": "01a20a3c-2d10-7c8f-8565-0d1756167e97", "version": 1,
                     "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}, "withdrawnAt": null,
         "transmittedOn": "2019-03-19",
         "actIdentifier": "042-244200770-20190307-D20190008110-DE",
         "publication": {"on": "2019-03-19", "medium": "POSTING"},
         "enforceableOn": "2019-03-19", "enforceabilityRules": [{"id": "E1", "law": "CGCT, art. L2131-1"}]}""")
public record DeliberationView(
        UUID id,

        @Schema(description = "Number, unique in the assembly and without a gap in the year (rule E4).")
        String number,

        UUID assemblyId,
        UUID sessionId,
        UUID itemId,
        UUID ballotId,
        @Schema(description = "Day of the session.") LocalDate date,
        String title,
        @Nullable @Schema(nullable = true) String text,
        List<String> operativePart,
        Outcome outcome,
        DeliberationState state,
        Result result,
        @Nullable @Schema(nullable = true) DecidedTranche tranche,

        @Nullable
        @Schema(
                nullable = true,
                description = "Instant at which the ballot was annulled. Since then the deliberation has no "
                        + "effect; it keeps its number (rule E4). Null if it was not annulled.")
        Instant withdrawnAt,

        @Nullable
        @Schema(nullable = true, description = "Day of the transmission to the State's representative (the prefect).")
        LocalDate transmittedOn,

        @Nullable
        @Schema(
                nullable = true,
                description = "Identifier of the act in ACTES, the system of the State for the transmission of "
                        + "acts (rules E5 and E6).")
        String actIdentifier,

        @Nullable @Schema(nullable = true, description = "Medium and day of the publication.")
        Publication publication,

        @Nullable
        @Schema(
                nullable = true,
                description = "Day from which the act has legal effect: the later of transmission and "
                        + "publication. Null while one is missing. The receipt is a proof, not a condition "
                        + "(rule E1).")
        LocalDate enforceableOn,

        List<AppliedRule> enforceabilityRules) {

    static DeliberationView of(Deliberation deliberation) {
        return new DeliberationView(
                deliberation.id(),
                deliberation.number(),
                deliberation.assemblyId(),
                deliberation.sessionId(),
                deliberation.itemId(),
                deliberation.ballotId(),
                deliberation.decidedOn(),
                deliberation.title(),
                deliberation.text(),
                deliberation.operativePart(),
                deliberation.outcome(),
                deliberation.state(),
                deliberation.result(),
                deliberation.tranche(),
                deliberation.withdrawnAt(),
                deliberation.transmittedOn(),
                deliberation.actIdentifier(),
                deliberation.publication(),
                deliberation.enforceability().on().orElse(null),
                Applied.of(deliberation.enforceability().rules()));
    }
}
