package fr.contratdeville.programme.webhook;

import fr.contratdeville.programme.feed.Changes;
import fr.contratdeville.programme.feed.Feed;
import fr.contratdeville.programme.http.Problem;
import fr.contratdeville.programme.http.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The registration of webhooks, and the life of their notes: every step a short transaction, none while one is sent. */
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

    /** A webhook, and whether it was registered just now. */
    record Registered(Webhook webhook, boolean first) {}

    /** @param url an address that was checked */
    @Transactional
    Registered register(String funder, String url) {
        var known = webhooks.findByIdOptional(funder);
        if (known.isPresent()) {
            if (known.get().url().equals(url)) {
                return new Registered(known.get(), false);
            }
            throw Problem.ALREADY_EXISTS.refusal();
        }
        if (!webhooks.knows(funder)) {
            throw Problem.NOT_FOUND.refusal();
        }
        var webhook = new Webhook(funder, url, changes.head(Feed.ofFunder(funder)), now());
        webhooks.persistAndFlush(webhook);
        return new Registered(webhook, true);
    }

    @Transactional
    void remove(String funder, Revision revision) {
        var webhook = webhooks.findByIdOptional(funder).orElseThrow(Problem.NOT_FOUND::refusal);
        revision.requireCurrent(webhook.revision());
        webhooks.delete(webhook);
    }

    /** Has a note sent where the feed of a webhook, of this name or of any, has something that was not told. */
    @Transactional
    void note(@Nullable String feedName) {
        webhooks.streamAll()
                .filter(webhook -> feedName == null
                        || Feed.ofFunder(webhook.funder()).name().equals(feedName))
                .filter(webhook ->
                        !changes.head(Feed.ofFunder(webhook.funder())).equals(webhook.told()))
                .forEach(webhook -> webhooks.addDelivery(Changes.newId(), webhook, now()));
    }

    /** A note that this replica is to send now, and up to where it will have told. */
    record Claim(UUID id, String funder, String url, String secret, String since, String upTo, Instant createdAt) {}

    @Transactional
    Optional<Claim> claim() {
        var now = now();
        return webhooks.due(now).flatMap(delivery -> {
            var webhook = webhooks.findByIdOptional(delivery.funder())
                    .filter(registered -> registered.url().equals(delivery.url()));
            if (webhook.isEmpty()) {
                delivery.giveUp();
                return Optional.empty();
            }
            delivery.claim(now, settings.timeout().plus(settings.timeout()).plus(Duration.ofSeconds(10)));
            return Optional.of(new Claim(
                    delivery.id(),
                    delivery.funder(),
                    delivery.url(),
                    webhook.get().secret(),
                    delivery.since(),
                    changes.head(Feed.ofFunder(delivery.funder())),
                    delivery.createdAt()));
        });
    }

    /** Records what came of an attempt; null for a problem says that the note has arrived. */
    @Transactional
    void attempted(Claim claim, @Nullable Integer status, @Nullable String problem) {
        var over = webhooks.delivery(claim.id())
                .map(delivery -> delivery.attempted(status, problem, now(), settings.backoff()))
                .orElse(false);
        if (over) {
            webhooks.findByIdOptional(claim.funder()).ifPresent(webhook -> webhook.tell(claim.upTo()));
        }
    }

    @Transactional
    void forget() {
        webhooks.forgetDeliveries(clock.instant().minus(settings.logRetention()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
