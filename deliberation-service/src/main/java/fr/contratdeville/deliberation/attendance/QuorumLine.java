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

/** The view of a line of the quorum ledger. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea1", "occasion": "OPENING", "itemId": null,
         "at": "2019-03-07T18:00:00+01:00", "inExercise": 69, "present": 55, "required": 35, "met": true,
         "rule": "Q1", "law": "CGCT, art. L2121-17: a majority of the members in exercise must be physically present.",
         "need": "FIRST", "rules": [{"id": "Q1", "law": "CGCT, art. L2121-17"}]}""")
public record QuorumLine(
        UUID id,
        Occasion occasion,

        @Nullable
        @Schema(
                nullable = true,
                description = "The item put to discussion. Null for the opening and the end of a suspension.")
        UUID itemId,

        Instant at,

        @Schema(description = "Members in exercise, without those excluded by a recusal (rules Q3 and R3).")
        int inExercise,

        @Schema(description = "Members physically present, without those recused (rules Q1, Q2 and R2).")
        int present,

        @Schema(description = "Members required for the quorum. 0 if none is required (rule Q6).")
        int required,

        boolean met,
        String rule,
        String law,

        @Schema(
                description = "Which quorum the law requires. FIRST: first session. AGAIN: an item whose quorum "
                        + "was missing before (rule Q8). WAIVED: none, for an item of the first agenda in a "
                        + "second session (rule Q6). NOT_ON_FIRST_AGENDA: an item of a second session that "
                        + "was not on the first agenda (rule Q6). HASTENED: a second session convened in "
                        + "urgency (rule Q7).")
        Quorum.Need need,

        @Schema(description = "All rules that were applied.")
        List<AppliedRule> rules) {

    static QuorumLine of(QuorumCheck check) {
        return new QuorumLine(
                check.id(),
                check.occasion(),
                check.itemId(),
                check.at(),
                check.inExercise(),
                check.present(),
                check.required(),
                check.met(),
                Rule.Q1.name(),
                Rule.Q1.law(),
                check.need(),
                Applied.of(check.rules()));
    }
}
