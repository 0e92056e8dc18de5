package fr.contratdeville.programme.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact that the funder should know before it decides. It does not prevent the decision. */
public record Warning(WarningKind kind, LocalDate startsOn, LocalDate enforceableOn) {
    /** The warnings about an action; none if one of the two days is unknown. */
    public static List<Warning> of(@Nullable LocalDate startsOn, @Nullable LocalDate enforceableOn) {
        return startsOn != null && enforceableOn != null && startsOn.isBefore(enforceableOn)
                ? List.of(new Warning(WarningKind.STARTS_BEFORE_ENFORCEABLE, startsOn, enforceableOn))
                : List.of();
    }
}
