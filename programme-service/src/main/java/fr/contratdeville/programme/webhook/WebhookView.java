package fr.contratdeville.programme.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A registered address, in answers. */
@Schema(name = "FunderWebhook", examples = """
        {"url": "https://subventions.example.gouv.fr/notifications", "secret": "whsec_bm90IGEgc2VjcmV0LCBhbiBleGFtcGxlIG9mIG9uZQ==",
         "createdAt": "2026-11-25T10:00:00Z"}""")
public record WebhookView(
        String url,

        @Schema(
                nullable = true,
                description = "Secret for the signature of notifications (Standard Webhooks). Returned only by the "
                        + "registration; otherwise null.")
        @Nullable
        String secret,

        Instant createdAt) {

    static WebhookView registered(Webhook webhook) {
        return new WebhookView(webhook.url(), webhook.secret(), webhook.createdAt());
    }

    static WebhookView of(Webhook webhook) {
        return new WebhookView(webhook.url(), null, webhook.createdAt());
    }
}
