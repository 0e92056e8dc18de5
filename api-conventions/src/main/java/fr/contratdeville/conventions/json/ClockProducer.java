package fr.contratdeville.conventions.json;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The clock that everything reads. */
@Singleton
public class ClockProducer {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Ticks in microseconds, the finest that the database keeps; its days are those of Paris. */
    @Produces
    @Singleton
    public Clock clock() {
        return Clock.tick(Clock.system(Iso.PARIS), ChronoUnit.MICROS.getDuration());
    }

    /** What {@code @PastOrPresent} compares with: the clock of a caller may be up to five minutes ahead. */
    @Produces
    @Singleton
    public ClockProvider present(Clock clock) {
        return () -> Clock.offset(clock, AHEAD);
    }
}
