package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identifier of an act in ACTES, the State's system: {@code department-SIREN-yyyymmdd-number-nature} (rules E5 and
 * E6). The collectivity chooses the number; it is not derived from the number of the deliberation.
 */
public record ActIdentifier(String written) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<department>0\\d{2}|02[AB]|9\\d{2})-(?<siren>\\d{9})-(?<day>\\d{8})-(?<number>[A-Z0-9][A-Z0-9_]{0,14})"
                    + "-(?<nature>DE|AR|AI|CC|BF|AU)");

    /**
     * Parses the identifier of an act of a session; empty if the format is invalid or the day is not that of the
     * session.
     */
    public static Optional<ActIdentifier> of(String text, LocalDate session) {
        var found = WRITTEN.matcher(text);
        return found.matches()
                        && isLuhn(found.group("siren"))
                        && found.group("day").equals(session.format(DateTimeFormatter.BASIC_ISO_DATE))
                ? Optional.of(new ActIdentifier(text))
                : Optional.empty();
    }

    /** The Luhn check of SIREN numbers: every second digit from the right is doubled, and its digits are added. */
    private static boolean isLuhn(String digits) {
        var sum = 0;
        for (var index = 0; index < digits.length(); index++) {
            var digit = digits.charAt(digits.length() - 1 - index) - '0';
            var counted = index % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
