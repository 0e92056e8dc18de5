package fr.contratdeville.deliberation.journal;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line of the journal of a session. It never changes; a database trigger prevents it. */
@Entity
@Immutable
public class SessionEvent {
    @EmbeddedId
    private Place place;

    @Enumerated(EnumType.STRING)
    private EventKind kind;

    private @Nullable Instant at;
    private Instant recordedAt;
    private @Nullable UUID itemId;
    private @Nullable UUID ballotId;
    private @Nullable UUID memberId;
    private @Nullable String reason;

    protected SessionEvent() {}

    SessionEvent(Place place, JournalEntry line, Instant recordedAt) {
        this.place = place;
        this.kind = line.kind();
        this.at = line.at();
        this.itemId = line.itemId();
        this.ballotId = line.ballotId();
        this.memberId = line.memberId();
        this.reason = line.reason();
        this.recordedAt = recordedAt;
    }

    /** The number: the lines of a session are numbered from 1, without a gap. */
    @Embeddable
    record Place(UUID sessionId, int sequence) implements Serializable {}

    Place place() {
        return place;
    }

    EventKind kind() {
        return kind;
    }

    @Nullable
    Instant at() {
        return at;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    UUID itemId() {
        return itemId;
    }

    @Nullable
    UUID ballotId() {
        return ballotId;
    }

    @Nullable
    UUID memberId() {
        return memberId;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
