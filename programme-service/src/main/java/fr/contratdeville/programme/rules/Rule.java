package fr.contratdeville.programme.rules;

/** The rules of funding that this service applies, each with where it stands. */
public enum Rule {
    F6("A contribution never exceeds the cost of its action."),
    F7("An action carried by the collectivity itself is no grant."),
    F8("The sum paid never exceeds the grant."),
    F10("A financing plan adds up to the cost; what is requested is above zero and not above the cost."),
    F12("(programme, tranche, title, carrier) identifies an action; a title alone does not."),
    F14(
            "A request that the funder has seen is immutable: a correction is a new version, and a decision names its version."),
    F15("Partial grant: 0 < granted < requested; more than requested is refused; a refusal needs a reason.");

    private final String law;

    Rule(String law) {
        this.law = law;
    }

    /** The text of law, or the choice, that the rule comes from. */
    public String law() {
        return law;
    }
}
