package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The law in force on a day. The day of a session determines its regime. A rule that only some regimes have is listed
 * with each of them; all other rules belong to all regimes. A new regime is a new constant.
 */
public enum Regime {
    /** The law of the deliberations of 2019: the CGCT, in force since that day. */
    OF_2019(LocalDate.of(1996, 2, 24)),

    /** Law 2022-217 (« 3DS »): members who represent the assembly in the body concerned are not counted in exercise. */
    OF_22_FEBRUARY_2022(LocalDate.of(2022, 2, 22), Rule.R3),

    /** Ordinance 2021-1310: acts are published electronically. */
    OF_1_JULY_2022(LocalDate.of(2022, 7, 1), Rule.R3, Rule.E2);

    private final LocalDate from;
    private final Set<Rule> own;

    Regime(LocalDate from, Rule... own) {
        this.from = from;
        this.own = Set.of(own);
    }

    /** The regime of a session: the last one that begins on or before its day; the first one for any earlier day. */
    public static Regime on(LocalDate session) {
        var found = values()[0];
        for (var regime : values()) {
            if (!regime.from.isAfter(session)) {
                found = regime;
            }
        }
        return found;
    }

    /** The first day of the sessions to which it applies. */
    public LocalDate from() {
        return from;
    }

    /** The last day of the sessions to which it applies; empty for the last regime. */
    public Optional<LocalDate> until() {
        return ordinal() + 1 < values().length
                ? Optional.of(values()[ordinal() + 1].from.minusDays(1))
                : Optional.empty();
    }

    /** Whether the regime has the rule. */
    public boolean has(Rule rule) {
        return own.contains(rule) || Arrays.stream(values()).noneMatch(regime -> regime.own.contains(rule));
    }

    /** The rules of the regime. */
    public List<Rule> rules() {
        return Arrays.stream(Rule.values()).filter(this::has).toList();
    }
}
