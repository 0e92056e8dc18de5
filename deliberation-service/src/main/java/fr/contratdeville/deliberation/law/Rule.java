package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that this service applies, each with its legal source. The provisions of the Code général des collectivités
 * territoriales (CGCT) on municipal councils apply to the assemblies of intercommunal bodies by its article L5211-1.
 */
public enum Rule {
    A1(
            "CGCT, art. L5211-10",
            "a Bureau decides what the council delegated to it, but never an orientation of the politique de la ville (public policy for poor districts)."),
    C1("CGCT, art. L2121-12", "at least five clear days between the convocation and the session, one in urgency."),
    C2("CGCT, art. L2121-10", "the convocation contains the agenda; an item that is not on it cannot be voted on."),
    Q1("CGCT, art. L2121-17", "a majority of the members in exercise must be physically present."),
    Q2("Case law on CGCT, art. L2121-17", "proxies do not count for the quorum."),
    Q3(
            "CGCT, art. L2121-17",
            "members in exercise are the titular members whose mandate is in force on the day of the session."),
    Q4("CGCT, art. L2121-17", "the quorum is checked at the opening, after a suspension and for each item discussed."),
    Q5(
            "Case law on CGCT, art. L2121-17",
            "the departure of a member after an item was opened does not change its quorum; without a proxy, the member counts as abstaining."),
    Q6(
            "CGCT, art. L2121-17",
            "convened again after at least three days, the assembly needs no quorum for the items of the first agenda."),
    Q7("Case law on CGCT, art. L2121-17", "a second session convened in urgency needs the quorum again."),
    Q8("Case law on CGCT, art. L2121-17", "late arrivals can restore the quorum."),
    P1("CGCT, art. L2121-20", "a proxy is in writing, and a member holds only one."),
    P2(
            "CGCT, art. L2121-20",
            "a proxy can be revoked at any time, and is valid for at most three consecutive sessions, except in certified illness."),
    P4("Rules of the assembly (règlement intérieur)", "whether a proxy may be given during a session."),
    P5("CGCT, art. L2121-20", "the holder must be present to cast the proxy; the arrival of the giver ends it."),
    P6("CGCT, art. L2121-20", "the holder of a proxy votes twice, and votes freely for the giver."),
    V1(
            "CGCT, art. L2121-20",
            "the absolute majority of the votes expressed is required; abstentions are not votes expressed."),
    V2("Practice of the registers", "a vote is unanimous if all votes expressed are on one side."),
    V3("CGCT, art. L2121-20", "in a tie, the vote of the president decides, except in a secret ballot."),
    V4("CGCT, art. L2121-20", "a tie that the president's vote does not decide is a rejection."),
    V5("CGCT, art. L2121-20", "if no vote is expressed, nothing is adopted."),
    V6("CGCT, art. L2121-21", "a public ballot is held if a quarter of the members present request it."),
    V7(
            "CGCT, art. L2121-21",
            "a secret ballot is held if a third of the members present request it, and for an appointment."),
    V8(
            "CGCT, art. L2121-21",
            "an appointment requires the absolute majority in rounds 1 and 2, the relative majority in round 3; in a tie, the oldest candidate is elected."),
    V9("Case law", "several items are voted on together only if no member requests separate votes."),
    R1(
            "CGCT, art. L2131-11",
            "a member with a conflict of interest takes no part: neither their own vote nor a proxy counts."),
    R2("Case law on CGCT, art. L2131-11", "a member with a personal interest is not counted as present."),
    R3(
            "CGCT, art. L1111-6",
            "from 22 February 2022, a member who represents the assembly in the body concerned does not count among the members in exercise either."),
    E1("CGCT, art. L2131-1", "an act is enforceable from the later of its publication and its transmission."),
    E2("Ordinance 2021-1310", "from 1 July 2022, publication is electronic."),
    E4("CGCT, art. R2121-9", "one register, numbered without a gap, with one series per assembly and year."),
    E5(
            "ACTES",
            "the number of an act has at most 15 capital letters, digits and underscores, and is unique for the collectivity."),
    E6("ACTES", "an act is identified by department, SIREN, day of the session, number and nature.");

    private final String article;
    private final String content;

    Rule(String article, String content) {
        this.article = article;
        this.content = content;
    }

    /** The text of law, the case law or the practice that the rule is based on. */
    public String article() {
        return article;
    }

    /** The content of the rule. */
    public String content() {
        return content;
    }

    /** The source and the content of the rule. */
    public String law() {
        return article + ": " + content;
    }

    /** The first day of the sessions to which it applies: the first day of the first regime that has it. */
    public LocalDate from() {
        return regimes().findFirst().orElseThrow().from();
    }

    /**
     * The last day of the sessions to which it applies: the last day of the last regime that has it; empty while it is
     * in force.
     */
    public Optional<LocalDate> until() {
        return regimes().reduce((earlier, later) -> later).orElseThrow().until();
    }

    private Stream<Regime> regimes() {
        return Arrays.stream(Regime.values()).filter(regime -> regime.has(this));
    }
}
