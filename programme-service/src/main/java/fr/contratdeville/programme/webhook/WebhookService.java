package fr.contratdeville.programme.webhook;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.cofinancing.CofinancingFeed;
import fr.contratdeville.programme.feed.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Registers webhooks and manages their deliveries. Each step is a short transaction; none is open while a
 * notification is sent.
 */
@ApplicationScoped
class WebhookService {
    private final Webhooks webhooks;
    private final Changes changes;
    private final WebhookSettings settings;
    private final Clock clock;

    WebhookService(Webhooks webhooks, Changes changes, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    /** A webhook, and whether it is new. */
    record Registered(Webhook webhook, boolean first) {}

    /** @param url an address that was checked */
    @Transactional
    Registered register(String funder, String url) {
        var known = webhooks.findByIdOptional(funder);
        if (known.isPresent()) {
            if (known.get().url().equals(url)) {
                return new Registered(known.get(), false);
            }
            throw CommonReason.ALREADY_EXISTS.refusal();
        }
        if (!webhooks.isFunder(funder)) {
            throw CommonReason.NOT_FOUND.refusal();
        }
        var webhook = new Webhook(funder, url, changes.head(CofinancingFeed.of(funder)), clock.instant());
        webhooks.persistAndFlush(webhook);
        return new Registered(webhook, true);
    }

    /** The pending delivery is cancelled; otherwise it would block notifications to the next address. */
    @Transactional
    void remove(String funder, Revision revision) {
        // Lock the delivery before the webhook, in the same order as recordAttempt().
        webhooks.lockPendingDelivery(funder).ifPresent(Delivery::cancel);
        var webhook = webhooks.findByIdOptional(funder).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(webhook.revision());
        webhooks.delete(webhook);
    }

    /**
     * Enqueues a notification for each webhook whose feed has changes that were not notified. Checks one feed, or all
     * for null.
     */
    @Transactional
    void enqueue(@Nullable String feedName) {
        webhooks.streamAll()
                .filter(webhook -> feedName == null
                        || CofinancingFeed.of(webhook.funder()).name().equals(feedName))
                .filter(webhook ->
                        !changes.head(CofinancingFeed.of(webhook.funder())).equals(webhook.notifiedUpTo()))
                .forEach(webhook -> webhooks.addDelivery(Changes.newId(), webhook, clock.instant()));
    }

    /** A delivery that this replica sends now, with the cursor up to which it notifies. */
    record Claim(UUID id, String funder, String url, String secret, String since, String upTo, Instant createdAt) {}

    @Transactional
    Optional<Claim> claim() {
        var now = clock.instant();
        for (var due = webhooks.lockDue(now); due.isPresent(); due = webhooks.lockDue(now)) {
            var delivery = due.get();
            var webhook = webhooks.findByIdOptional(delivery.funder())
                    .filter(registered -> registered.url().equals(delivery.url()));
            if (webhook.isPresent()) {
                delivery.claim(now, settings.timeout().plus(settings.timeout()).plus(Duration.ofSeconds(10)));
                return Optional.of(new Claim(
                        delivery.id(),
                        delivery.funder(),
                        delivery.url(),
                        webhook.get().secret(),
                        delivery.since(),
                        changes.head(CofinancingFeed.of(delivery.funder())),
                        delivery.createdAt()));
            }
            delivery.cancel();
        }
        return Optional.empty();
    }

    /** Records the result of an attempt; a null problem means success. */
    @Transactional
    void recordAttempt(Claim claim, @Nullable Integer status, @Nullable String problem) {
        var finished = webhooks.lockDelivery(claim.id())
                .map(delivery -> delivery.recordAttempt(status, problem, clock.instant(), settings.backoff()))
                .orElse(false);
        if (finished) {
            webhooks.findByIdOptional(claim.funder()).ifPresent(webhook -> webhook.notified(claim.upTo()));
        }
    }

    @Transactional
    void deleteOldDeliveries() {
        webhooks.deleteDeliveries(clock.instant().minus(settings.logRetention()));
    }
}
