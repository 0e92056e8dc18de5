package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Legal days are those of mainland France, wherever the machine stands. */
public final class LegalDay {
    /** Where days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private LegalDay() {}

    /** The legal day that an instant falls on. */
    public static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The instant at which a legal day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The same instant, written with the offset in force there. */
    public static OffsetDateTime written(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }
}
