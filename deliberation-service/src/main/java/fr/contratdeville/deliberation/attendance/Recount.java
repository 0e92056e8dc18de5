package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Quorum;
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
        boolean same) {

    static Recount of(QuorumCheck check, Quorum again) {
        return new Recount(
                QuorumLine.of(check),
                again.inExercise(),
                again.present(),
                again.required(),
                again.met(),
                again.inExercise() == check.inExercise()
                        && again.present() == check.present()
                        && again.required() == check.required()
                        && again.met() == check.met()
                        && again.rules().equals(check.rules()));
    }
}
