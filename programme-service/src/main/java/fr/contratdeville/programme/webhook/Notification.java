package fr.contratdeville.programme.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a notification: there are new changes, and where to read them. */
@Schema(name = "CofinancingNotification", examples = """
        {"type": "cofinancing.changed", "timestamp": "2026-11-23T20:00:00+01:00",
         "data": {"funder": "CGET", "since": "AaIKPQABfI-FZQ0XVhZ-mw",
                  "changes": "/v1/funders/CGET/cofinancing-changes?after=AaIKPQABfI-FZQ0XVhZ-mw"}}""")
record Notification(@Schema(enumeration = CHANGED) String type, Instant timestamp, Data data) {
    static final String CHANGED = "cofinancing.changed";

    @Schema(name = "CofinancingNotificationData")
    record Data(
            String funder,

            @Schema(description = "Cursor of the feed. The new changes follow it: send it as `after`.")
            String since,

            @Schema(description = "Path of the feed with this cursor.", format = "uri-reference")
            String changes) {}
}
