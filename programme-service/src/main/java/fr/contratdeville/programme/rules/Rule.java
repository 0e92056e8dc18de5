package fr.contratdeville.programme.rules;

/** The funding rules that this service applies, each with its text or legal source. */
public enum Rule {
    F1("Totals are computed, never stored. A printed total is kept as a claim and compared."),
    F3(
            "Chapter: investment 204; operating to a third party 65; the collectivity's own operating 011; expected receipts from"
                    + " funders 74."),
    F4("A convention is required for investment, and for operating above 23 000.00 euros."),
    F6("A contribution never exceeds the cost of its action."),
    F7("The contribution to an action that the collectivity carries itself is not a grant."),
    F8("The amount paid never exceeds the grant."),
    F10("A financing plan adds up to the cost. The amount requested is above zero and does not " + "exceed the cost."),
    F11("Direct expenses that are unknown are null, never 0."),
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
