package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Result;
import fr.contratdeville.deliberation.law.BallotForm;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ballot in the live view: the number of votes cast, and the result after the closing. */
@Schema(name = "LiveBallot", examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea5", "form": "SECRET", "round": null, "state": "OPEN",
         "openedAt": "2019-03-07T18:20:00+01:00", "closedAt": null, "voices": 55, "cast": 12, "annulled": false,
         "result": null}""")
public record LiveBallot(
        UUID id,
        BallotForm form,
        @Nullable @Schema(nullable = true) Integer round,
        BallotState state,
        Instant openedAt,
        @Nullable @Schema(nullable = true) Instant closedAt,
        int voices,

        @Schema(description = "Number of votes cast individually so far. 0 for an ordinary ballot.")
        int cast,

        boolean annulled,

        @Nullable @Schema(nullable = true, description = "Null while the ballot is OPEN.")
        Result result) {

    static LiveBallot of(Ballot ballot, int cast) {
        return new LiveBallot(
                ballot.id(),
                ballot.form(),
                ballot.round(),
                ballot.state(),
                ballot.openedAt(),
                ballot.closedAt(),
                ballot.voices(),
                cast,
                ballot.annulledAt() != null,
                ballot.result().orElse(null));
    }
}
