package fr.contratdeville.deliberation.quorum;

import fr.contratdeville.deliberation.law.Rule;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the quorum ledger as it is read. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea1", "occasion": "OPENING", "itemId": null,
         "at": "2019-03-07T18:00:00+01:00", "inExercise": 69, "present": 55, "required": 35, "met": true,
         "rule": "Q1", "law": "CGCT, art. L2121-17: a majority of the members in exercise is physically present."}""")
public record QuorumLine(
        UUID id,
        Occasion occasion,

        @Nullable @Schema(nullable = true, description = "The item that was put to discussion.")
        UUID itemId,

        Instant at,
        int inExercise,
        int present,
        int required,
        boolean met,
        String rule,
        String law) {

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
                Rule.Q1.law());
    }
}
