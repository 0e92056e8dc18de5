package fr.contratdeville.deliberation.law;

/**
 * The rules that this service applies, each with where it stands. What the Code général des collectivités territoriales
 * (CGCT) says of a municipal council holds for the assemblies of an intercommunal body by its article L5211-1.
 */
public enum Rule {
    C1("CGCT, art. L2121-12: five clear days between the convocation and the session, one in urgency."),
    C2("CGCT, art. L2121-10: the convocation carries the agenda; what is not on it is not voted."),
    Q1("CGCT, art. L2121-17: a majority of the members in exercise is physically present."),
    Q3("CGCT, art. L2121-17: members in exercise are those whose mandate is in force that day."),
    Q4("CGCT, art. L2121-17: the quorum is taken at the opening, after a suspension and for each item discussed."),
    V1("CGCT, art. L2121-20: the absolute majority of the votes expressed; an abstention is not expressed."),
    V2("Usage of the registers: unanimity is every expressed vote on one side."),
    V3("CGCT, art. L2121-20: in a tie the vote of the president decides."),
    V4("CGCT, art. L2121-20: a tie that the president's vote does not break is a rejection."),
    V5("CGCT, art. L2121-20: where no vote is expressed, nothing is adopted."),
    E4("CGCT, art. R2121-9: one register, numbered without gap, a series for each assembly and year.");

    private final String law;

    Rule(String law) {
        this.law = law;
    }

    /** The text of law, or the usage, that the rule comes from. */
    public String law() {
        return law;
    }
}
