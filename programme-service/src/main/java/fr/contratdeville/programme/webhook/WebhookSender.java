package fr.contratdeville.programme.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.conventions.refusal.Refusal;
import fr.contratdeville.programme.cofinancing.CofinancingFeed;
import fr.contratdeville.programme.feed.FeedUpdated;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends notifications « new changes since ». They contain no data: the changes are in the feed. Each replica sends
 * one notification at a time, to the IP address that was just checked, and follows no redirect.
 */
@ApplicationScoped
class WebhookSender {
    private static final Logger LOG = Logger.getLogger(WebhookSender.class);

    private final WebhookService service;
    private final WebhookAddress addresses;
    private final WebhookSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "webhook-sender");
        thread.setDaemon(true);
        return thread;
    });

    WebhookSender(
            WebhookService service,
            WebhookAddress addresses,
            WebhookSettings settings,
            ObjectMapper json,
            Clock clock,
            Vertx vertx) {
        this.service = service;
        this.addresses = addresses;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setForceSni(true).setConnectTimeout((int)
                        settings.timeout().toMillis()));
    }

    void onFeedUpdated(@Observes FeedUpdated update) {
        run(() -> {
            service.enqueue(update.feedName());
            send();
        });
    }

    @Scheduled(every = "${webhook.retry-every:PT2S}", delayed = "PT2S")
    void retry() {
        run(this::send);
    }

    @Scheduled(every = "PT24H", delayed = "PT5M")
    void deleteOldDeliveries() {
        service.deleteOldDeliveries();
    }

    private void run(Runnable task) {
        try {
            worker.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException failure) {
                    if (!worker.isShutdown()) {
                        LOG.error("Sending notifications to funders failed", failure);
                    }
                }
            });
        } catch (RejectedExecutionException ending) {
            LOG.debug("Shutting down: pending notifications are sent after the next start", ending);
        }
    }

    private void send() {
        for (var next = service.claim(); next.isPresent(); next = service.claim()) {
            var claim = next.get();
            try {
                var outcome = attempt(claim);
                service.recordAttempt(claim, outcome.status(), outcome.problem());
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
            // Changes since the notification need a new one.
            service.enqueue(CofinancingFeed.of(claim.funder()).name());
        }
    }

    /** The result of an attempt: the status of the answer, and a problem if the delivery failed. */
    private record Outcome(
            @Nullable Integer status, @Nullable String problem) {}

    /** A failure counts for this notification only: the next one goes to another funder. */
    private Outcome attempt(WebhookService.Claim claim) throws InterruptedException {
        try {
            var status = post(claim);
            return new Outcome(status, status / 100 == 2 ? null : "status");
        } catch (Refusal refused) {
            return new Outcome(null, "address-refused");
        } catch (TimeoutException late) {
            return new Outcome(null, "timeout");
        } catch (ExecutionException failed) {
            LOG.debugf(failed, "The notification to %s was not delivered", claim.funder());
            return new Outcome(null, "connection");
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "The notification to %s cannot be sent", claim.funder());
            return new Outcome(null, "internal");
        }
    }

    private int post(WebhookService.Claim claim) throws ExecutionException, InterruptedException, TimeoutException {
        var target = addresses.check(claim.url());
        var body = body(claim);
        var timestamp = clock.instant().getEpochSecond();
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setTimeout(settings.timeout().toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "contrat-de-ville")
                .putHeader("webhook-id", claim.id().toString())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader(
                        "webhook-signature",
                        Signature.of(claim.secret(), claim.id().toString(), timestamp, body));
        var answer = http.request(request)
                .compose(sent -> sent.send(body).map(response -> {
                    // Only the status is needed: do not read the body.
                    sent.connection().close();
                    return response.statusCode();
                }))
                .toCompletionStage()
                .toCompletableFuture();
        return answer.get(settings.timeout().toMillis() * 2, TimeUnit.MILLISECONDS);
    }

    private String body(WebhookService.Claim claim) {
        var feed = CofinancingFeed.of(claim.funder());
        try {
            return json.writeValueAsString(new Notification(
                    Notification.CHANGED,
                    claim.createdAt(),
                    new Notification.Data(claim.funder(), claim.since(), feed.path() + "?after=" + claim.since())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Before the database is closed. What was not sent is sent after the next start. */
    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        worker.shutdownNow();
        worker.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        http.close();
    }
}
