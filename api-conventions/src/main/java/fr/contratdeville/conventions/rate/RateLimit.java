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
 * So many requests a window for each client, on each replica: a bucket that fills evenly. All that is kept of a client is
 * the moment at which its bucket will be full again (the generic cell rate algorithm); a full one is no different from none.
 */
@ApplicationScoped
public class RateLimit {
    private static final int SWEEP_ABOVE = 10_000;

    private final Map<String, Long> fullAt = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Clock clock;

    /** What a client may ask for. */
    @ConfigMapping(prefix = "rate-limit")
    public interface Settings {
        /** At once, and again in each window. */
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
     * What a request finds.
     *
     * @param remaining how many more may come at once
     * @param seconds until the bucket is full, or until the next request is let in where this one is not
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

    /** As the draft of the header has it (draft-ietf-httpapi-ratelimit-headers). */
    public String policy() {
        return "\"default\";q=" + settings.requests() + ";w="
                + settings.window().toSeconds();
    }

    private static long seconds(long micros) {
        return Math.max(1, (micros + 999_999) / 1_000_000);
    }
}
