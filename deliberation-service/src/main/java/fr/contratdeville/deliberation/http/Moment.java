package fr.contratdeville.deliberation.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** An instant as a query parameter, with its offset: {@code 2019-03-07T18:00:00+01:00}. */
public record Moment(Instant instant) {
    private static final Pattern WRITTEN =
            Pattern.compile("(19|20|21)\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)");

    /** Called by JAX-RS. A plus sign that was not percent-encoded reads as a space, and is understood. */
    public static Moment fromString(String text) {
        try {
            return new Moment(parse(text.replace(' ', '+')));
        } catch (DateTimeException noInstant) {
            throw Problem.INVALID_REQUEST.refusal().at("at");
        }
    }

    /**
     * Reads an instant of the years 1900 to 2199, to the microsecond that the database keeps, in the one form that this
     * API knows.
     *
     * @throws DateTimeException when it is anything else
     */
    static Instant parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new DateTimeException("not an instant");
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
