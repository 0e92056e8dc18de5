package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Legal days are days in mainland France, whatever the time zone of the JVM. */
public final class LegalDay {
    /** The time zone of legal days. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** A day after every other: the end of what has none. */
    public static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private LegalDay() {}

    /** The legal day of an instant. */
    public static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The instant at which a legal day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The same instant, with the offset of that time zone. */
    public static OffsetDateTime written(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }
}
