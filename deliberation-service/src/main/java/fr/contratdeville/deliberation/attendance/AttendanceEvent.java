package fr.contratdeville.deliberation.attendance;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** One line of the attendance log. It is never changed: a trigger sees to it too. */
@Entity
@Immutable
public class AttendanceEvent {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID sessionId;
    private UUID memberId;

    @Enumerated(EnumType.STRING)
    private AttendanceKind kind;

    private Instant at;
    private Instant recordedAt;

    protected AttendanceEvent() {}

    AttendanceEvent(UUID sessionId, UUID memberId, AttendanceKind kind, Instant at, Instant recordedAt) {
        this.sessionId = sessionId;
        this.memberId = memberId;
        this.kind = kind;
        this.at = at;
        this.recordedAt = recordedAt;
    }

    UUID id() {
        return id;
    }

    UUID memberId() {
        return memberId;
    }

    AttendanceKind kind() {
        return kind;
    }

    Instant at() {
        return at;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
