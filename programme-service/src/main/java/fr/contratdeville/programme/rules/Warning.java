package fr.contratdeville.programme.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that the funder should know before it decides. It does not prevent the decision. */
public record Warning(Kind kind, LocalDate startsOn, LocalDate enforceableOn) {
    /** The kinds of warning. */
    public enum Kind {
        /** The action starts before the act that adopted it is enforceable. */
        STARTS_BEFORE_ENFORCEABLE
    }

    /** The warnings about an action; none if one of the two days is unknown. */
    public static List<Warning> of(@Nullable LocalDate startsOn, @Nullable LocalDate enforceableOn) {
        return startsOn != null && enforceableOn != null && startsOn.isBefore(enforceableOn)
                ? List.of(new Warning(Kind.STARTS_BEFORE_ENFORCEABLE, startsOn, enforceableOn))
                : List.of();
    }
}
