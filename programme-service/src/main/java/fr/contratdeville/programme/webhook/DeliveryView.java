package fr.contratdeville.programme.webhook;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One note, as its funder sees what became of it. */
@Schema(name = "WebhookDelivery", examples = """
        {"id": "01a20a3f-0000-7c8f-8565-0d1756167e96", "url": "https://subventions.example.gouv.fr/notes",
         "since": "AZogPCwAfI-FZQ0XVhZ-mg", "state": "PENDING", "attempts": 1, "createdAt": "2026-11-25T10:00:00Z",
         "nextAttemptAt": "2026-11-25T10:00:05Z", "lastAttemptAt": "2026-11-25T10:00:00Z", "lastStatus": 503,
         "lastProblem": "status"}""")
public record DeliveryView(
        @Schema(description = "`webhook-id` of the note, the same on each attempt.")
        UUID id,

        String url,

        @Schema(description = "The cursor of the feed after which there is something new.")
        String since,

        Delivery.State state,
        int attempts,
        Instant createdAt,
        @Schema(nullable = true) @Nullable Instant nextAttemptAt,
        @Schema(nullable = true) @Nullable Instant lastAttemptAt,

        @Schema(nullable = true, description = "Status of the last answer; null where there was none.") @Nullable
        Integer lastStatus,

        @Schema(
                nullable = true,
                description =
                        "Why the last attempt failed: `status` (not 2xx), `timeout`, `connection`, `address-refused`,"
                                + " `unregistered`, `internal` (a fault on our side).")
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
