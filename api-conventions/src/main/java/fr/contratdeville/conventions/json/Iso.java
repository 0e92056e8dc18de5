package fr.contratdeville.conventions.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Days and instants in ISO 8601, in bodies and parameters: years 1900 to 2199, truncated to microseconds, the
 * resolution of PostgreSQL.
 */
public final class Iso {
    /** The time zone of legal days. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final String DAY = "(19|20|21)\\d\\d-\\d\\d-\\d\\d";
    private static final Pattern A_DAY = Pattern.compile(DAY);
    private static final Pattern AN_INSTANT =
            Pattern.compile(DAY + "T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private Iso() {}

    /**
     * Reads {@code 2019-03-07}.
     *
     * @throws DateTimeException for any other text
     */
    public static LocalDate day(String text) {
        return LocalDate.parse(require(A_DAY, text));
    }

    /**
     * Reads {@code 2019-03-07T18:00:00+01:00}: seconds and the offset are required.
     *
     * @throws DateTimeException for any other text
     */
    public static Instant instant(String text) {
        return OffsetDateTime.parse(require(AN_INSTANT, text)).toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes an instant with the offset of Paris at that instant. */
    public static String write(Instant instant) {
        return instant.atZone(PARIS).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new DateTimeException("not in the form of this API");
        }
        return text;
    }
}
