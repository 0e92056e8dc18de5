package fr.contratdeville.deliberation.attendance;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An entry of the attendance log. It never changes; a database trigger prevents it. */
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
    private @Nullable UUID correctsId;
    private @Nullable String reason;
    private boolean retraction;

    protected AttendanceEvent() {}

    AttendanceEvent(UUID sessionId, NewAttendance.Event event, Instant recordedAt) {
        this.sessionId = sessionId;
        this.memberId = event.memberId();
        this.kind = event.kind();
        this.at = event.at();
        this.correctsId = event.correctsId();
        this.reason = event.reason();
        this.retraction = event.isRetraction();
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

    @Nullable
    UUID correctsId() {
        return correctsId;
    }

    @Nullable
    String reason() {
        return reason;
    }

    boolean retraction() {
        return retraction;
    }
}
