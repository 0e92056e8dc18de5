package fr.contratdeville.deliberation.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a ballot on a proposal decides (rules V1 to V5): a function of the votes, of its secrecy and of the president's
 * own vote, of nothing else.
 */
public sealed interface Majority {
    Votes votes();

    /** The rules that were applied, the one that decided first. */
    List<Rule> rules();

    /** Whether the president's vote broke a tie (rule V3). */
    boolean castingVoteUsed();

    default Outcome outcome() {
        return this instanceof Adopted ? Outcome.ADOPTED : Outcome.REJECTED;
    }

    /** The proposal is carried. */
    record Adopted(Votes votes, List<Rule> rules, boolean castingVoteUsed) implements Majority {}

    /** The proposal falls. */
    record Rejected(Votes votes, List<Rule> rules, boolean castingVoteUsed) implements Majority {}

    /**
     * Decides.
     *
     * @param president how the president of the session voted; empty when he took no part, or when the ballot was secret.
     *     It matters in a tie alone.
     */
    static Majority of(Votes votes, BallotForm form, Optional<Direction> president) {
        if (votes.expressed() == 0) {
            return new Rejected(votes, rules(votes, Rule.V5), false);
        }
        if (votes.tied()) {
            if (form == BallotForm.SECRET) {
                return new Rejected(votes, rules(votes, Rule.V3, Rule.V1), false);
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

    /** The result as the register words it, in French: « à l'unanimité », or the counts where opinions differ. */
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
        if (votes().blank() > 0) {
            counts += ", " + counted(votes().blank(), "blanc");
        }
        return votes().spoilt() > 0 ? counts + ", " + counted(votes().spoilt(), "nul") : counts;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count > 1 ? "s" : "");
    }
}
