package fr.contratdeville.programme.webhook;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery, in answers. */
@Schema(name = "WebhookDelivery", examples = """
        {"id": "01a20a3f-0000-7c8f-8565-0d1756167e96", "url": "https://subventions.example.gouv.fr/notifications",
         "since": "AZogPCwAfI-FZQ0XVhZ-mg", "state": "PENDING", "attempts": 1, "createdAt": "2026-11-25T10:00:00Z",
         "nextAttemptAt": "2026-11-25T10:00:05Z", "lastAttemptAt": "2026-11-25T10:00:00Z", "lastStatus": 503,
         "lastProblem": "status"}""")
public record DeliveryView(
        @Schema(description = "Id of the notification, sent as `webhook-id`. The same for each attempt.")
        UUID id,

        String url,

        @Schema(description = "Cursor of the feed. The new changes follow it.")
        String since,

        Delivery.State state,
        int attempts,
        Instant createdAt,
        @Schema(nullable = true) @Nullable Instant nextAttemptAt,
        @Schema(nullable = true) @Nullable Instant lastAttemptAt,

        @Schema(nullable = true, description = "HTTP status of the last answer. Null if there was none.") @Nullable
        Integer lastStatus,

        @Schema(
                nullable = true,
                description = "Reason of the last failure: `status` (not 2xx), `timeout`, `connection`, "
                        + "`address-refused`, `unregistered`, `internal` (an error of this service). Null if there "
                        + "was none.")
        @Nullable
        String lastProblem) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.url(),
                delivery.since(),
                delivery.state(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.nextAttemptAt(),
                delivery.lastAttemptAt(),
                delivery.lastStatus(),
                delivery.lastProblem());
    }
}
