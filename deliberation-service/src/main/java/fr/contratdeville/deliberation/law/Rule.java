package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that this service applies, each with the text that it comes from. What the Code général des collectivités territoriales
 * (CGCT) says of a municipal council holds for the assemblies of an intercommunal body by its article L5211-1.
 */
public enum Rule {
    A1(
            "CGCT, art. L5211-10",
            "a Bureau decides what the council has delegated to it, never an orientation of the politique de la ville."),
    C1("CGCT, art. L2121-12", "five clear days between the convocation and the session, one in urgency."),
    C2("CGCT, art. L2121-10", "the convocation carries the agenda; what is not on it is not voted."),
    Q1("CGCT, art. L2121-17", "a majority of the members in exercise is physically present."),
    Q2("Case law on CGCT, art. L2121-17", "proxies do not count in the quorum."),
    Q3("CGCT, art. L2121-17", "members in exercise are those whose mandate is in force that day."),
    Q4("CGCT, art. L2121-17", "the quorum is taken at the opening, after a suspension and for each item discussed."),
    Q5(
            "Case law on CGCT, art. L2121-17",
            "who leaves after an item was opened does not break its quorum, and counts as abstaining where no proxy was given."),
    Q6(
            "CGCT, art. L2121-17",
            "convened again at three days' interval, the assembly needs no quorum for the items of the first agenda."),
    Q7("Case law on CGCT, art. L2121-17", "a second session hastened by urgency needs the quorum again."),
    Q8("Case law on CGCT, art. L2121-17", "late arrivals can restore the quorum."),
    P1("CGCT, art. L2121-20", "a written proxy, and one for each holder."),
    P2(
            "CGCT, art. L2121-20",
            "a proxy can be revoked at any time, and serves three consecutive sessions at the most, save certified illness."),
    P4("Rules of the assembly (règlement intérieur)", "whether a proxy may be given during a session."),
    P5("CGCT, art. L2121-20", "the holder is present to cast it; the giver's arrival ends it."),
    P6("CGCT, art. L2121-20", "the holder of a proxy votes twice, and freely."),
    V1("CGCT, art. L2121-20", "the absolute majority of the votes expressed; an abstention is not expressed."),
    V2("Usage of the registers", "unanimity is every expressed vote on one side."),
    V3("CGCT, art. L2121-20", "in a tie the vote of the president decides, except in a secret ballot."),
    V4("CGCT, art. L2121-20", "a tie that the president's vote does not break is a rejection."),
    V5("CGCT, art. L2121-20", "where no vote is expressed, nothing is adopted."),
    V6("CGCT, art. L2121-21", "a public ballot when a quarter of the members present ask for it."),
    V7("CGCT, art. L2121-21", "a secret ballot when a third of the members present ask for it, or for an appointment."),
    V8(
            "CGCT, art. L2121-21",
            "an appointment needs the absolute majority in two rounds, the relative one in the third; in a tie the oldest is elected."),
    V9("Case law", "several items are voted together only if no member asks for separate votes."),
    R1("CGCT, art. L2131-11", "a member with an interest takes no part, neither by an own vote nor by a proxy."),
    R2("Case law on CGCT, art. L2131-11", "a member with a personal interest is not counted as present."),
    R3(
            "CGCT, art. L1111-6",
            "from 22 February 2022, who represents the assembly in the body concerned leaves the members in exercise too."),
    E1("CGCT, art. L2131-1", "enforceable from the later of publication and transmission."),
    E2("Ordinance 2021-1310", "from 1 July 2022, publication is electronic."),
    E4("CGCT, art. R2121-9", "one register, numbered without gap, a series for each assembly and year."),
    E6("ACTES", "an act is identified by department, SIREN, day of the session, number and nature.");

    private final String article;
    private final String content;

    Rule(String article, String content) {
        this.article = article;
        this.content = content;
    }

    /** The text of law, the case law or the usage that the rule comes from. */
    public String article() {
        return article;
    }

    /** What the rule says. */
    public String content() {
        return content;
    }

    /** Where the rule comes from, and what it says. */
    public String law() {
        return article + ": " + content;
    }

    /** The first day of sessions that it holds for: that of the first regime that has it. */
    public LocalDate from() {
        return regimes().findFirst().orElseThrow().from();
    }

    /** The last day of sessions that it holds for: that of the last regime that has it; empty while it is in force. */
    public Optional<LocalDate> until() {
        return regimes().reduce((earlier, later) -> later).orElseThrow().until();
    }

    private Stream<Regime> regimes() {
        return Arrays.stream(Regime.values()).filter(regime -> regime.has(this));
    }
}
