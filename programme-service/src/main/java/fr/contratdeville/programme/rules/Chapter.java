package fr.contratdeville.programme.rules;

/** The chapters of the budget that are used for this policy (rule F3). */
public enum Chapter {
    /** Operating expenses of the collectivity's own actions. */
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

    /** The chapter to which the contribution to an action is charged. */
    public static Chapter ofContribution(Section section, boolean ownAction) {
        if (section == Section.INVESTISSEMENT) {
            return INVESTMENT_GRANTS;
        }
        return ownAction ? OWN_OPERATING : OPERATING_GRANTS;
    }

    /** The code of the chapter. It is a text because {@code 011} starts with a zero. */
    public String code() {
        return code;
    }
}
