package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.refusal.Applied;
import fr.contratdeville.deliberation.session.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the quorum ledger as it is read. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea1", "occasion": "OPENING", "itemId": null,
         "at": "2019-03-07T18:00:00+01:00", "inExercise": 69, "present": 55, "required": 35, "met": true,
         "rule": "Q1", "law": "CGCT, art. L2121-17: a majority of the members in exercise is physically present.",
         "need": "FIRST", "rules": [{"id": "Q1", "law": "CGCT, art. L2121-17"}]}""")
public record QuorumLine(
        UUID id,
        Occasion occasion,

        @Nullable @Schema(nullable = true, description = "The item that was put to discussion.")
        UUID itemId,

        Instant at,

        @Schema(description = "Members in exercise, less those whom a recusal takes out (rules Q3 and R3).")
        int inExercise,

        @Schema(description = "Members physically present, less those recused (rules Q1, Q2 and R2).")
        int present,

        @Schema(description = "0 where none is needed (rule Q6).")
        int required,

        boolean met,
        String rule,
        String law,

        @Schema(
                description =
                        "Whether a quorum is needed: in a FIRST session, and AGAIN for an item that fell before (rule Q8); not (WAIVED) in a second one for what the"
                                + " first agenda had, but for what is NOT_ON_FIRST_AGENDA, and where it was HASTENED by urgency"
                                + " (rules Q6 and Q7).")
        Quorum.Need need,

        @Schema(description = "All rules that were applied.")
        List<AppliedRule> rules) {

    static QuorumLine of(QuorumTaking taking) {
        return new QuorumLine(
                taking.id(),
                taking.occasion(),
                taking.itemId(),
                taking.at(),
                taking.inExercise(),
                taking.present(),
                taking.required(),
                taking.met(),
                Rule.Q1.name(),
                Rule.Q1.law(),
                taking.need(),
                Applied.of(taking.rules()));
    }
}
