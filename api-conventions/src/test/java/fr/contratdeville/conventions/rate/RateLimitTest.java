package fr.contratdeville.conventions.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Ten requests a second, at a pace that the test sets. */
class RateLimitTest {
    private final Ticking clock = new Ticking();
    private final RateLimit limit = new RateLimit(
            new RateLimit.Settings() {
                @Override
                public int requests() {
                    return 10;
                }

                @Override
                public Duration window() {
                    return Duration.ofSeconds(10);
                }
            },
            clock);

    @Test
    void aClientSpendsItsBucketAndItFillsEvenly() {
        for (var remaining = 9; remaining >= 0; remaining--) {
            assertThat(limit.take("cget")).isEqualTo(new RateLimit.Verdict(true, remaining, 10 - remaining));
        }
        assertThat(limit.take("cget")).isEqualTo(new RateLimit.Verdict(false, 0, 1));
        assertThat(limit.take("agasef").allowed()).as("another client").isTrue();

        clock.pass(Duration.ofMillis(999));
        assertThat(limit.take("cget").allowed()).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(limit.take("cget").allowed()).isTrue();
        assertThat(limit.take("cget").allowed()).isFalse();

        clock.pass(Duration.ofHours(1));
        assertThat(limit.take("cget").remaining())
                .as("never more than the bucket holds")
                .isEqualTo(9);
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-25T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
