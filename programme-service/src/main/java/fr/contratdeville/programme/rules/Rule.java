package fr.contratdeville.programme.rules;

/** The funding rules that this service applies, each with its text or legal source. */
public enum Rule {
    F6("A contribution never exceeds the cost of its action."),
    F7("The contribution to an action that the collectivity carries itself is not a grant."),
    F8("The amount paid never exceeds the grant."),
    F10("A financing plan adds up to the cost. The amount requested is above zero and does not " + "exceed the cost."),
    F12("Programme, tranche, title and carrier together identify an action; the title alone does " + "not."),
    F14("A request that was sent to the funder is immutable. A correction is a new version, and a"
            + " decision names its version."),
    F15("Partial grant: 0 < granted < requested. More than requested is refused. A refusal needs " + "a reason.");

    private final String law;

    Rule(String law) {
        this.law = law;
    }

    /** The text of the rule, or its legal source. */
    public String law() {
        return law;
    }
}
