package fr.contratdeville.programme.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** The reasons for which a grant requires a convention between the collectivity and the carrier (rule F4). */
public enum ConventionReason {
    /** Investment grant, whatever its amount. */
    INVESTMENT,
    /** Operating grant strictly above 23 000.00 €. */
    OPERATING_ABOVE_THRESHOLD;

    /** Décret n° 2001-495 of 6 June 2001, art. 1, in euros. */
    public static final BigDecimal THRESHOLD = new BigDecimal("23000.00");

    /**
     * The reasons for which a contribution requires a convention; empty if it does not. The contribution to an action
     * of the collectivity itself is not a grant and never requires one (rule F7).
     *
     * @param contribution euros, above zero
     */
    public static Set<ConventionReason> of(Section section, BigDecimal contribution, boolean ownAction) {
        var reasons = EnumSet.noneOf(ConventionReason.class);
        if (ownAction) {
            return reasons;
        }
        if (section == Section.INVESTISSEMENT) {
            reasons.add(INVESTMENT);
        } else if (contribution.compareTo(THRESHOLD) > 0) {
            reasons.add(OPERATING_ABOVE_THRESHOLD);
        }
        return reasons;
    }
}
