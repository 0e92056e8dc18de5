package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.journal.JournalLine;
import fr.contratdeville.deliberation.law.Quorum;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the quorum ledger, with the same count from the current log. */
@Schema(name = "QuorumRecount")
public record Recount(
        QuorumLine taken,

        @Schema(description = "The count from the attendance log as it is now.")
        int inExercise,

        int present,
        int required,
        boolean met,

        @Schema(description = "Whether both are equal. If not, the log was corrected after the check.")
        boolean same,

        @Schema(description = "Why they differ: the corrections since the check. Empty if both are equal.")
        List<JournalLine> corrections) {

    static Recount of(QuorumCheck check, Quorum again, List<JournalLine> corrections) {
        var same = again.inExercise() == check.inExercise()
                && again.present() == check.present()
                && again.required() == check.required()
                && again.met() == check.met()
                && again.rules().equals(check.rules());
        return new Recount(
                QuorumLine.of(check),
                again.inExercise(),
                again.present(),
                again.required(),
                again.met(),
                same,
                same
                        ? List.of()
                        : corrections.stream()
                                .filter(line -> line.sequence() > check.afterLine() && line.concerns(check.itemId()))
                                .toList());
    }
}
