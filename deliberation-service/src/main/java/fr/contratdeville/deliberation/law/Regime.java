package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The law as it is on a day. The day of a session chooses the regime of everything in it. A rule that only some regimes know
 * is listed with each of them; every other rule is part of all. A new regime is one more constant.
 */
public enum Regime {
    /** As the deliberations of 2019 were taken: the CGCT, in force since that day. */
    OF_2019(LocalDate.of(1996, 2, 24)),

    /** Law 2022-217 (« 3DS ») lets those who represent the assembly in the body concerned leave the count. */
    OF_22_FEBRUARY_2022(LocalDate.of(2022, 2, 22), Rule.R3),

    /** Ordinance 2021-1310: acts are published electronically. */
    OF_1_JULY_2022(LocalDate.of(2022, 7, 1), Rule.R3, Rule.E2);

    private final LocalDate from;
    private final Set<Rule> own;

    Regime(LocalDate from, Rule... own) {
        this.from = from;
        this.own = Set.of(own);
    }

    /** The regime of a session: the last that began on its day or before; the first one for any earlier day. */
    public static Regime on(LocalDate session) {
        var found = values()[0];
        for (var regime : values()) {
            if (!regime.from.isAfter(session)) {
                found = regime;
            }
        }
        return found;
    }

    /** The first day of sessions that it holds for. */
    public LocalDate from() {
        return from;
    }

    /** The last day of sessions that it holds for; empty while no other one follows. */
    public Optional<LocalDate> until() {
        return ordinal() + 1 < values().length
                ? Optional.of(values()[ordinal() + 1].from.minusDays(1))
                : Optional.empty();
    }

    /** Whether a rule is part of it. */
    public boolean has(Rule rule) {
        return own.contains(rule) || Arrays.stream(values()).noneMatch(regime -> regime.own.contains(rule));
    }

    /** The rules that are part of it. */
    public List<Rule> rules() {
        return Arrays.stream(Rule.values()).filter(this::has).toList();
    }
}
