package fr.contratdeville.programme.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How notes are sent. */
@ConfigMapping(prefix = "webhook")
interface WebhookSettings {
    /** Whether this machine itself may be an address, and then without TLS: for the quickstart and tests alone. */
    @WithDefault("false")
    boolean loopbackAllowed();

    /** How long a note waits for its next attempt, after each one that failed; after the last it is given up. */
    @WithDefault("PT5S,PT30S,PT5M,PT30M,PT2H,PT8H")
    List<Duration> backoff();

    /** How often what is due is looked for; a note after a change does not wait for it. */
    @WithDefault("PT2S")
    Duration retryEvery();

    /** How long an attempt takes at the most. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How long the log of deliveries is kept. */
    @WithDefault("P90D")
    Duration logRetention();
}
