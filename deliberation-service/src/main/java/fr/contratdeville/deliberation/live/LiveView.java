package fr.contratdeville.deliberation.live;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.assembly.MemberView;
import fr.contratdeville.deliberation.ballot.LiveBallot;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.refusal.Applied;
import fr.contratdeville.deliberation.session.AttendanceCounts;
import fr.contratdeville.deliberation.session.LiveState.Item;
import fr.contratdeville.deliberation.session.SessionState;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The live view of a running session. */
@Schema(name = "LiveSession", examples = """
        {"sequence": 61, "sessionId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3", "state": "OPEN",
         "presidentId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "secretaryId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2",
         "counts": {"inExercise": 69, "present": 55, "excused": 14, "absent": 0}, "present": [],
         "quorum": {"inExercise": 69, "present": 55, "required": 35, "met": true, "rules": []}, "voices": 55,
         "item": null, "ballot": null}""")
public record LiveView(
        @Schema(description = "Number of the last line of the journal that is included.")
        int sequence,

        UUID sessionId,
        SessionState state,
        @Nullable @Schema(nullable = true) UUID presidentId,
        @Nullable @Schema(nullable = true) UUID secretaryId,
        AttendanceCounts counts,
        @Schema(description = "Sorted by name.") List<MemberView> present,
        CurrentQuorum quorum,

        @Schema(
                description = "Number of voices (votes that can be cast): members present and not recused, and "
                        + "the proxies they hold.")
        int voices,

        @Nullable @Schema(nullable = true, description = "The item in discussion, or the last one that was dealt with.")
        Item item,

        @Nullable @Schema(nullable = true, description = "The last ballot on that item.")
        LiveBallot ballot) {

    /** The quorum if it were checked now: for the current item, or for the session if there is none. */
    @Schema(name = "QuorumNow")
    public record CurrentQuorum(int inExercise, int present, int required, boolean met, List<AppliedRule> rules) {
        static CurrentQuorum of(Quorum quorum) {
            return new CurrentQuorum(
                    quorum.inExercise(), quorum.present(), quorum.required(), quorum.met(), Applied.of(quorum.rules()));
        }
    }
}
