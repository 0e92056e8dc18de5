package fr.contratdeville.programme.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of webhooks. */
@ConfigMapping(prefix = "webhook")
interface WebhookSettings {
    /** Whether a webhook may be on this machine and without TLS: for the quickstart and tests only. */
    @WithDefault("false")
    boolean loopbackAllowed();

    /** Delays before the next attempt, after each failed one. After the last delay the delivery is abandoned. */
    @WithDefault("PT5S,PT30S,PT5M,PT30M,PT2H,PT8H")
    List<Duration> backoff();

    /** How often due deliveries are sent again. New notifications are sent at once. */
    @WithDefault("PT2S")
    Duration retryEvery();

    /** Timeout of an attempt. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Retention of the log of deliveries. */
    @WithDefault("P90D")
    Duration logRetention();
}
