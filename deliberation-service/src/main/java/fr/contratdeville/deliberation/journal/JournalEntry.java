package fr.contratdeville.deliberation.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry for the journal of a session.
 *
 * @param at instant of the event; null if it is unknown or must not be stored
 * @param reason why it is a correction, or why a delivery was set aside; null for all else
 */
public record JournalEntry(
        EventKind kind,
        @Nullable Instant at,
        @Nullable UUID itemId,
        @Nullable UUID ballotId,
        @Nullable UUID memberId,
        @Nullable String reason) {

    /** Something about a member and an item, and a ballot if there is one. */
    public JournalEntry(
            EventKind kind,
            @Nullable Instant at,
            @Nullable UUID itemId,
            @Nullable UUID ballotId,
            @Nullable UUID memberId) {
        this(kind, at, itemId, ballotId, memberId, null);
    }

    /** The same, with a reason; with null, without one. */
    public JournalEntry because(@Nullable String why) {
        return new JournalEntry(kind, at, itemId, ballotId, memberId, why);
    }

    /** Something about the session as a whole. */
    public static JournalEntry of(EventKind kind, @Nullable Instant at) {
        return new JournalEntry(kind, at, null, null, null);
    }

    /** Something about a member. */
    public static JournalEntry ofMember(EventKind kind, @Nullable Instant at, UUID memberId) {
        return new JournalEntry(kind, at, null, null, memberId);
    }

    /** Something about an item. */
    public static JournalEntry ofItem(EventKind kind, @Nullable Instant at, UUID itemId) {
        return new JournalEntry(kind, at, itemId, null, null);
    }

    /** Something about a ballot. */
    public static JournalEntry ofBallot(EventKind kind, @Nullable Instant at, UUID itemId, UUID ballotId) {
        return new JournalEntry(kind, at, itemId, ballotId, null);
    }
}
