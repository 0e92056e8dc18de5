package fr.contratdeville.programme.rules;

/** The rules of funding that this service applies, each with where it stands. */
public enum Rule {
    F1("Totals are computed, never stored; a printed total is a claim that is compared."),
    F3("Budget of the politique de la ville: chapters 011, 65, 74 and 204."),
    F4("Décret n° 2001-495 du 6 juin 2001, art. 1 (23 000 €); for investment, a choice of the deliberation."),
    F6("A contribution never exceeds the cost of its action."),
    F7("An action carried by the collectivity itself is no grant."),
    F10("A financing plan adds up to the cost; what is requested is above zero and not above the cost."),
    F12("(programme, tranche, title, carrier) identifies an action; a title alone does not.");

    private final String law;

    Rule(String law) {
        this.law = law;
    }

    /** The text of law, or the choice, that the rule comes from. */
    public String law() {
        return law;
    }
}
