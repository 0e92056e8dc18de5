package fr.contratdeville.conventions.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    /** The form of a day. Which month has how many days is checked beside it. */
    public static final String DAY = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    /** The form of an instant. */
    public static final String INSTANT = DAY.replace(
            "$", "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?" + "(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])$");

    private static final Pattern A_DAY = Pattern.compile(DAY);
    private static final Pattern AN_INSTANT = Pattern.compile(INSTANT);

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

    /**
     * Writes an instant with the offset of Paris at that instant. Until 1911 Paris was 9 minutes and 21 seconds ahead, which
     * RFC 3339 cannot express: such an instant is written in UTC.
     */
    public static String write(Instant instant) {
        var paris = PARIS.getRules().getOffset(instant);
        var offset = paris.getTotalSeconds() % 60 == 0 ? paris : ZoneOffset.UTC;
        return instant.atOffset(offset).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new DateTimeException("not in the form of this API");
        }
        return text;
    }
}
