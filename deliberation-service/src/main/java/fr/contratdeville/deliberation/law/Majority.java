package fr.contratdeville.deliberation.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a ballot on a proposal (rules V1 to V5): a function of the votes, the form of the ballot and the
 * president's own vote.
 */
public sealed interface Majority {
    Votes votes();

    /** The rules that were applied, the decisive one first. */
    List<Rule> rules();

    /** Whether the president's vote decided a tie (rule V3). */
    boolean castingVoteUsed();

    default Outcome outcome() {
        return this instanceof Adopted ? Outcome.ADOPTED : Outcome.REJECTED;
    }

    /** The proposal is adopted. */
    record Adopted(Votes votes, List<Rule> rules, boolean castingVoteUsed) implements Majority {}

    /** The proposal is rejected. */
    record Rejected(Votes votes, List<Rule> rules, boolean castingVoteUsed) implements Majority {}

    /**
     * Computes the result.
     *
     * @param president the vote of the president of the session; empty if the president did not vote or the ballot was
     *     secret. It is used only in a tie.
     */
    static Majority of(Votes votes, BallotForm form, Optional<Direction> president) {
        if (votes.expressed() == 0) {
            return new Rejected(votes, rules(votes, Rule.V5), false);
        }
        if (votes.tied()) {
            if (form == BallotForm.SECRET) {
                return new Rejected(votes, rules(votes, Rule.V3, Rule.V7, Rule.V1), false);
            }
            return switch (president.orElse(Direction.ABSTENTION)) {
                case FOR -> new Adopted(votes, rules(votes, Rule.V3, Rule.V1), true);
                case AGAINST -> new Rejected(votes, rules(votes, Rule.V3, Rule.V1), true);
                case ABSTENTION -> new Rejected(votes, rules(votes, Rule.V4, Rule.V1), false);
            };
        }
        var rules = votes.unanimous() ? rules(votes, Rule.V1, Rule.V2) : rules(votes, Rule.V1);
        return votes.inFavour() >= votes.majority()
                ? new Adopted(votes, rules, false)
                : new Rejected(votes, rules, false);
    }

    private static List<Rule> rules(Votes votes, Rule... decisive) {
        var rules = new ArrayList<>(List.of(decisive));
        if (votes.departed() > 0) {
            rules.add(Rule.Q5);
        }
        return List.copyOf(rules);
    }

    /** The wording of the result in the register, in French: « à l'unanimité », or the counts if votes differ. */
    default String wording() {
        if (votes().expressed() == 0) {
            return "aucun suffrage exprimé";
        }
        if (votes().unanimous()) {
            return votes().abstaining() + votes().blank() + votes().spoilt() == 0
                    ? "à l'unanimité"
                    : "à l'unanimité des suffrages exprimés";
        }
        if (votes().tied()) {
            return (castingVoteUsed()
                            ? "à égalité des voix, la voix du président étant prépondérante"
                            : "à égalité des voix")
                    + " (" + counts() + ")";
        }
        return "à la majorité (" + counts() + ")";
    }

    private String counts() {
        var counts = "%d pour, %d contre, %s"
                .formatted(votes().inFavour(), votes().against(), counted(votes().abstaining(), "abstention"));
        if (votes().departed() > 0) {
            counts += ", dont " + counted(votes().departed(), "départ");
        }
        if (votes().blank() > 0) {
            counts += ", " + counted(votes().blank(), "blanc");
        }
        return votes().spoilt() > 0 ? counts + ", " + counted(votes().spoilt(), "nul") : counts;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count > 1 ? "s" : "");
    }
}
