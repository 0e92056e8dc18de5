package fr.contratdeville.deliberation.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A day as a query parameter: {@code 2019-03-07}. */
public record Day(LocalDate date) {
    private static final Pattern WRITTEN = Pattern.compile("(19|20|21)\\d\\d-\\d\\d-\\d\\d");

    /** Called by JAX-RS. */
    public static Day fromString(String text) {
        try {
            return new Day(parse(text));
        } catch (DateTimeException noDay) {
            throw Problem.INVALID_REQUEST.refusal().at("on");
        }
    }

    /**
     * Reads a day of the calendar, of the years 1900 to 2199, in the one form that this API knows.
     *
     * @throws DateTimeException when it is anything else
     */
    static LocalDate parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            throw new DateTimeException("not a day");
        }
        return LocalDate.parse(text);
    }
}
