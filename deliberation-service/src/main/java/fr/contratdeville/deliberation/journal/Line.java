package fr.contratdeville.deliberation.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to write in the journal of a session.
 *
 * @param at when it happened; null where no instant was told, or none may be
 */
public record Line(
        EventKind kind,
        @Nullable Instant at,
        @Nullable UUID itemId,
        @Nullable UUID ballotId,
        @Nullable UUID memberId) {

    /** Something about the session as a whole. */
    public static Line of(EventKind kind, @Nullable Instant at) {
        return new Line(kind, at, null, null, null);
    }

    /** Something about a member. */
    public static Line ofMember(EventKind kind, @Nullable Instant at, UUID memberId) {
        return new Line(kind, at, null, null, memberId);
    }

    /** Something about an item. */
    public static Line ofItem(EventKind kind, @Nullable Instant at, UUID itemId) {
        return new Line(kind, at, itemId, null, null);
    }

    /** Something about a ballot. */
    public static Line ofBallot(EventKind kind, @Nullable Instant at, UUID itemId, UUID ballotId) {
        return new Line(kind, at, itemId, ballotId, null);
    }
}
