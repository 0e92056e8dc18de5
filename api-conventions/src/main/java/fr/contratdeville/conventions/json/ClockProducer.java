package fr.contratdeville.conventions.json;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The clock of the application. */
@Singleton
public class ClockProducer {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Ticks in microseconds, the resolution of PostgreSQL. Its time zone is Europe/Paris. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tick(Clock.system(Iso.PARIS), ChronoUnit.MICROS.getDuration());
    }

    /** The clock of {@code @PastOrPresent}: the clock of a client may be up to five minutes ahead. */
    @Produces
    @Singleton
    public ClockProvider present(Clock clock) {
        return () -> Clock.offset(clock, AHEAD);
    }
}
