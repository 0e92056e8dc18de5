package fr.contratdeville.deliberation.journal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a line of the journal of a session. */
@Schema(examples = """
        {"sequence": 58, "kind": "OPENED", "at": "2019-03-07T18:00:00+01:00",
         "recordedAt": "2019-03-07T18:00:04.2+01:00", "itemId": null, "ballotId": null, "memberId": null,
         "reason": null}""")
public record JournalLine(
        @Schema(description = "Number of the line, from 1, without a gap.")
        int sequence,

        EventKind kind,

        @Nullable @Schema(nullable = true, description = "Instant of the event. Null if it is unknown or not stored.")
        Instant at,

        Instant recordedAt,
        @Nullable @Schema(nullable = true) UUID itemId,
        @Nullable @Schema(nullable = true) UUID ballotId,
        @Nullable @Schema(nullable = true) UUID memberId,

        @Nullable
        @Schema(
                nullable = true,
                description = "Why it is a correction, or why a delivery was set aside. Null for all else.")
        String reason) {

    /** Whether it concerns an item, or the session as a whole. */
    public boolean concerns(@Nullable UUID item) {
        return itemId == null || itemId.equals(item);
    }

    static JournalLine of(SessionEvent event) {
        return new JournalLine(
                event.place().sequence(),
                event.kind(),
                event.at(),
                event.recordedAt(),
                event.itemId(),
                event.ballotId(),
                event.memberId(),
                event.reason());
    }
}
