package fr.contratdeville.deliberation.deliberation;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.BallotForm;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.refusal.Applied;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of a ballot, with the rules that were applied. */
@Schema(examples = """
        {"voices": 55, "cast": 55, "for": 55, "against": 0, "abstentions": 0, "expressed": 55, "majority": 28,
         "castingVoteUsed": false, "outcome": "ADOPTED", "unanimous": true, "wording": "à l'unanimité",
         "rules": [{"id": "V1", "law": "CGCT, art. L2121-20"}], "form": "ORDINARY", "blank": 0, "spoilt": 0,
         "departed": 0}""")
public record Result(
        @Schema(
                description = "Number of voices (votes that could be cast): members present and not recused when "
                        + "the ballot opened, and the proxies they hold.")
        int voices,

        int cast,

        @JsonProperty("for") @Schema(description = "In an appointment: votes for the candidate with the most votes.")
        int inFavour,

        @Schema(description = "In an appointment: votes for the other candidates.")
        int against,

        @Schema(
                description =
                        "Abstentions, with those of the members who left (`departed`), who cast no vote (rule Q5). "
                                + "Without them, for + against + abstentions + blank + spoilt = cast.")
        int abstentions,

        @Schema(
                description = "Votes expressed (suffrages exprimés): for and against. Abstentions, blank votes "
                        + "and null votes are not expressed (rule V1).")
        int expressed,

        @Schema(description = "Votes required: the absolute majority of the votes expressed.")
        int majority,

        @Schema(description = "Whether the president's vote decided a tie (rule V3).")
        boolean castingVoteUsed,

        Outcome outcome,

        @Schema(description = "Whether all votes expressed are on one side (rule V2).")
        boolean unanimous,

        @Schema(description = "Wording of the result in the register, in French.")
        String wording,

        List<AppliedRule> rules,

        BallotForm form,

        @Schema(description = "Blank votes (bulletins blancs).")
        int blank,

        @Schema(description = "Null votes (bulletins nuls).")
        int spoilt,

        @Schema(
                description = "How many of the abstentions are of members who left after the item was opened without "
                        + "giving a proxy (rule Q5).")
        int departed) {

    public static Result of(int voices, BallotForm form, Vote vote) {
        var votes = vote.votes();
        return new Result(
                voices,
                votes.cast(),
                votes.inFavour(),
                votes.against(),
                votes.abstaining(),
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
