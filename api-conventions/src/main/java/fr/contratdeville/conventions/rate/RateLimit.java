package fr.contratdeville.conventions.rate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the number of requests in a window, for each client and replica (generic cell rate algorithm). The only
 * state of a client is the instant at which its bucket is full again; entries of full buckets can be removed.
 */
@ApplicationScoped
public class RateLimit {
    private static final int SWEEP_ABOVE = 10_000;

    private final Map<String, Long> fullAt = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Clock clock;

    /** Settings of the rate limit. */
    @ConfigMapping(prefix = "rate-limit")
    public interface Settings {
        /** Number of requests in a window, which may come all at once. */
        @WithDefault("3000")
        int requests();

        @WithDefault("PT1M")
        Duration window();
    }

    public RateLimit(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The result of a check.
     *
     * @param remaining number of requests that are still allowed now
     * @param seconds until the bucket is full; for a refused request, until the next one is allowed
     */
    public record Verdict(boolean allowed, long remaining, long seconds) {}

    public Verdict take(String client) {
        var now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        var window = settings.window().toNanos() / 1_000;
        var cost = Math.max(1, window / settings.requests());
        var verdict = new Verdict[1];
        fullAt.compute(client, (name, known) -> {
            var full = known == null ? now : Math.max(known, now);
            var after = full + cost;
            if (after - now > cost * settings.requests()) {
                verdict[0] = new Verdict(false, 0, seconds(after - now - cost * settings.requests()));
                return full;
            }
            verdict[0] = new Verdict(true, settings.requests() - (after - now + cost - 1) / cost, seconds(after - now));
            return after;
        });
        if (fullAt.size() > SWEEP_ABOVE) {
            fullAt.values().removeIf(full -> full <= now);
        }
        return verdict[0];
    }

    /** The value of RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers). */
    public String policy() {
        return "\"default\";q=" + settings.requests() + ";w="
                + settings.window().toSeconds();
    }

    private static long seconds(long micros) {
        return Math.max(1, (micros + 999_999) / 1_000_000);
    }
}
