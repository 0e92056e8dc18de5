package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The day from which an act is enforceable (exécutoire): the later of its publication and its transmission to the
 * State's representative. The receipt is a proof, not a condition.
 *
 * @param on empty while one of the two is missing
 */
public record Enforceability(Optional<LocalDate> on, List<Rule> rules) {

    /** @param regime the regime of the session, which determines how an act is published */
    public static Enforceability of(Regime regime, Optional<LocalDate> publishedOn, Optional<LocalDate> transmittedOn) {
        var later =
                publishedOn.flatMap(published -> transmittedOn.map(sent -> sent.isAfter(published) ? sent : published));
        return new Enforceability(later, regime.has(Rule.E2) ? List.of(Rule.E1, Rule.E2) : List.of(Rule.E1));
    }
}
