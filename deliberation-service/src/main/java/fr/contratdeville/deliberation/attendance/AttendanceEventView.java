package fr.contratdeville.deliberation.attendance;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of an entry of the attendance log. */
@Schema(name = "AttendanceEvent", examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e99", "memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
         "kind": "ARRIVAL", "at": "2019-03-07T17:55:00+01:00", "recordedAt": "2019-03-07T17:56:12.4+01:00",
         "correctsId": null, "reason": null, "retraction": false}""")
public record AttendanceEventView(
        UUID id,
        UUID memberId,
        AttendanceKind kind,
        Instant at,
        Instant recordedAt,

        @Nullable
        @Schema(
                nullable = true,
                description = "The event that this one replaces. It stays in the log but no longer counts.")
        UUID correctsId,

        @Nullable
        @Schema(
                nullable = true,
                description = "Reason of the correction. Null if the event was recorded in time and in order.")
        String reason,

        @Schema(description = "Whether this entry only states that the corrected event did not happen.")
        boolean retraction) {

    public static AttendanceEventView of(AttendanceEvent event) {
        return new AttendanceEventView(
                event.id(),
                event.memberId(),
                event.kind(),
                event.at(),
                event.recordedAt(),
                event.correctsId(),
                event.reason(),
                event.retraction());
    }
}
