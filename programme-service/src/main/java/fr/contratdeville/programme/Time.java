package fr.contratdeville.programme;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The clock that everything reads. */
class Time {
    /** Where the days of the law begin and end. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Ticks in microseconds, the finest that the database keeps: what is answered at once is what is read later. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }

    /** What « not to come » is measured by: the clock of a caller may be a little ahead of this one. */
    @Produces
    @Singleton
    ClockProvider present(Clock clock) {
        return () -> Clock.offset(clock.withZone(PARIS), AHEAD);
    }
}
