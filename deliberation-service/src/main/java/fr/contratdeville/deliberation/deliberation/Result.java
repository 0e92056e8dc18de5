package fr.contratdeville.deliberation.deliberation;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.law.Rule;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of a ballot as it is read, with the rules that it follows from. */
@Schema(examples = """
        {"voices": 55, "cast": 55, "for": 55, "against": 0, "abstentions": 0, "expressed": 55, "majority": 28,
         "castingVoteUsed": false, "outcome": "ADOPTED", "unanimous": true, "wording": "à l'unanimité",
         "rules": [{"id": "V1", "law": "CGCT, art. L2121-20"}]}""")
public record Result(
        @Schema(description = "Members present when the ballot opened.")
        int voices,

        int cast,
        @JsonProperty("for") int inFavour,
        int against,
        int abstentions,

        @Schema(description = "For and against: an abstention expresses nothing (rule V1).")
        int expressed,

        @Schema(description = "The absolute majority of the votes expressed.")
        int majority,

        @Schema(description = "Whether the president's vote broke a tie (rule V3).")
        boolean castingVoteUsed,

        Outcome outcome,

        @Schema(description = "Whether every expressed vote is on one side (rule V2).")
        boolean unanimous,

        @Schema(description = "As the register words it, in French.")
        String wording,

        List<Applied> rules) {

    /** A rule that was applied. */
    @Schema(name = "AppliedRule", examples = """
            {"id": "V1", "law": "CGCT, art. L2121-20"}""")
    public record Applied(String id, String law) {
        static Applied of(Rule rule) {
            return new Applied(rule.name(), rule.law());
        }
    }

    public static Result of(Vote vote) {
        var majority = vote.majority();
        var votes = majority.votes();
        return new Result(
                vote.voices(),
                votes.cast(),
                votes.inFavour(),
                votes.against(),
                votes.abstentions(),
                votes.expressed(),
                votes.majority(),
                majority.castingVoteUsed(),
                majority.outcome(),
                votes.unanimous(),
                majority.wording(),
                majority.rules().stream().map(Applied::of).toList());
    }
}
