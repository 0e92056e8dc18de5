package fr.contratdeville.programme.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a funder should know before it decides, and what forbids nothing. */
public record Warning(Kind kind, LocalDate startsOn, LocalDate enforceableOn) {
    /** What there is to know. */
    public enum Kind {
        /** The action began before the act that votes it had effect. */
        STARTS_BEFORE_ENFORCEABLE
    }

    /** The warnings about an action; none as long as either day is not known. */
    public static List<Warning> of(@Nullable LocalDate startsOn, @Nullable LocalDate enforceableOn) {
        return startsOn != null && enforceableOn != null && startsOn.isBefore(enforceableOn)
                ? List.of(new Warning(Kind.STARTS_BEFORE_ENFORCEABLE, startsOn, enforceableOn))
                : List.of();
    }
}
