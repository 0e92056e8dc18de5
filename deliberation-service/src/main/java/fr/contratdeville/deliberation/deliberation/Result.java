package fr.contratdeville.deliberation.deliberation;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.refusal.Applied;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of a ballot as it is read, with the rules that it follows from. */
@Schema(examples = """
        {"voices": 55, "cast": 55, "for": 55, "against": 0, "abstentions": 0, "expressed": 55, "majority": 28,
         "castingVoteUsed": false, "outcome": "ADOPTED", "unanimous": true, "wording": "à l'unanimité",
         "rules": [{"id": "V1", "law": "CGCT, art. L2121-20"}], "form": "ORDINARY", "blank": 0, "spoilt": 0,
         "departed": 0}""")
public record Result(
        @Schema(description = "Members present and not recused when the ballot opened, and the proxies cast by them.")
        int voices,

        int cast,

        @JsonProperty("for") @Schema(description = "In an appointment, the votes for who is ahead.")
        int inFavour,

        @Schema(description = "In an appointment, the votes for others.")
        int against,

        int abstentions,

        @Schema(description = "For and against: who abstains, votes blank or votes null expresses nothing (rule V1).")
        int expressed,

        @Schema(description = "Votes that are enough: the absolute majority of those expressed.")
        int majority,

        @Schema(description = "Whether the president's vote broke a tie (rule V3).")
        boolean castingVoteUsed,

        Outcome outcome,

        @Schema(description = "Whether every expressed vote is on one side (rule V2).")
        boolean unanimous,

        @Schema(description = "As the register words it, in French.")
        String wording,

        List<AppliedRule> rules,

        BallotForm form,

        @Schema(description = "Blank votes (bulletins blancs).")
        int blank,

        @Schema(description = "Null votes (bulletins nuls).")
        int spoilt,

        @Schema(description = "Who left after the item was opened, gave no proxy, and counts as abstaining (rule Q5).")
        int departed) {

    public static Result of(int voices, BallotForm form, Vote vote) {
        var votes = vote.votes();
        return new Result(
                voices,
                votes.cast(),
                votes.inFavour(),
                votes.against(),
                votes.abstentions(),
                votes.expressed(),
                vote.majority(),
                vote.castingVoteUsed(),
                vote.outcome(),
                votes.unanimous(),
                vote.wording(),
                Applied.of(vote.rules().stream().map(Rule::valueOf).toList()),
                form,
                votes.blank(),
                votes.spoilt(),
                votes.departed());
    }
}
