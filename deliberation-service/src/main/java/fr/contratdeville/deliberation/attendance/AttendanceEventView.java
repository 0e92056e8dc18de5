package fr.contratdeville.deliberation.attendance;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the attendance log as it is read. */
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
        @Schema(nullable = true, description = "The event that this one replaces: it counts no more, and stays.")
        UUID correctsId,

        @Nullable
        @Schema(nullable = true, description = "Why the log was corrected; null for what was recorded in its order.")
        String reason,

        @Schema(description = "Whether this line only says that the one it corrects did not happen.")
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
