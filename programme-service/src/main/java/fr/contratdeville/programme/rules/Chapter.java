package fr.contratdeville.programme.rules;

/** The chapters of the budget of the politique de la ville that its money goes through (rule F3). */
public enum Chapter {
    /** What the collectivity spends itself to run its own actions. */
    OWN_OPERATING("011"),
    /** Operating grants to other bodies. */
    OPERATING_GRANTS("65"),
    /** Receipts from the State and other funders. */
    RECEIPTS("74"),
    /** Investment grants. */
    INVESTMENT_GRANTS("204");

    private final String code;

    Chapter(String code) {
        this.code = code;
    }

    /** Where the collectivity's contribution to an action is charged. */
    public static Chapter ofContribution(Section section, boolean ownAction) {
        if (section == Section.INVESTISSEMENT) {
            return INVESTMENT_GRANTS;
        }
        return ownAction ? OWN_OPERATING : OPERATING_GRANTS;
    }

    /** The chapter as it is written in the budget: a text, for {@code 011} is not eleven. */
    public String code() {
        return code;
    }
}
