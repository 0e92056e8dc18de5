package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Quorum;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the quorum ledger beside the same count from the log as it is now. */
@Schema(name = "QuorumRecount")
public record Recount(
        QuorumLine taken,

        @Schema(description = "From the log as it stands now.")
        int inExercise,

        int present,
        int required,
        boolean met,

        @Schema(description = "Whether both say the same. Where they do not, the log was corrected since.")
        boolean same) {

    static Recount of(QuorumTaking taking, Quorum again) {
        return new Recount(
                QuorumLine.of(taking),
                again.inExercise(),
                again.present(),
                again.required(),
                again.met(),
                again.inExercise() == taking.inExercise()
                        && again.present() == taking.present()
                        && again.required() == taking.required()
                        && again.met() == taking.met()
                        && again.rules().equals(taking.rules()));
    }
}
