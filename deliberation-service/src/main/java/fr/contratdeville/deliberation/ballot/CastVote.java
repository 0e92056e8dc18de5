package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Cast;
import fr.contratdeville.deliberation.law.Direction;
import fr.contratdeville.deliberation.law.Voice;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A vote of a public ballot: the member, the holder who casts it, and the direction. */
@Schema(name = "PublicVote", examples = """
        {"principalId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "holderId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
         "byProxy": false, "direction": "FOR", "at": "2019-03-07T18:21:00+01:00"}""")
public record CastVote(
        UUID principalId,
        UUID holderId,

        @Schema(description = "Whether the holder of a proxy cast the vote (rule P6).")
        boolean byProxy,

        Direction direction,
        Instant at) {

    CastVote(UUID principalId, UUID holderId, Direction direction, Instant at) {
        this(principalId, holderId, !principalId.equals(holderId), direction, at);
    }

    /** The vote as input of the law. */
    Cast.Vote vote() {
        return new Cast.Vote(new Voice(principalId, holderId), direction, at);
    }
}
