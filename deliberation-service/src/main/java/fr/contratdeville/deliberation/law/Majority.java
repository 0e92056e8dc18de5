package fr.contratdeville.deliberation.law;

import java.util.List;
import java.util.Optional;

/** What a ballot decides (rules V1 to V5): a function of the votes and of the president's own, of nothing else. */
public sealed interface Majority {
    Votes votes();

    /** The rules that were applied, the one that decided first. */
    List<Rule> rules();

    default Outcome outcome() {
        return this instanceof Adopted ? Outcome.ADOPTED : Outcome.REJECTED;
    }

    /** Whether the president's vote broke a tie. */
    default boolean castingVoteUsed() {
        return rules().contains(Rule.V3);
    }

    /** The proposal is carried. */
    record Adopted(Votes votes, List<Rule> rules) implements Majority {}

    /** The proposal falls. */
    record Rejected(Votes votes, List<Rule> rules) implements Majority {}

    /**
     * Decides an ordinary ballot.
     *
     * @param president how the president of the session voted; empty when he took no part. It matters in a tie alone.
     */
    static Majority of(Votes votes, Optional<Direction> president) {
        if (votes.expressed() == 0) {
            return new Rejected(votes, List.of(Rule.V5));
        }
        if (votes.tied()) {
            return switch (president.orElse(Direction.ABSTENTION)) {
                case FOR -> new Adopted(votes, List.of(Rule.V3, Rule.V1));
                case AGAINST -> new Rejected(votes, List.of(Rule.V3, Rule.V1));
                case ABSTENTION -> new Rejected(votes, List.of(Rule.V4, Rule.V1));
            };
        }
        var rules = votes.unanimous() ? List.of(Rule.V1, Rule.V2) : List.of(Rule.V1);
        return votes.inFavour() >= votes.majority() ? new Adopted(votes, rules) : new Rejected(votes, rules);
    }

    /** The result as the register words it, in French: « à l'unanimité », or the counts where opinions differ. */
    default String wording() {
        if (votes().expressed() == 0) {
            return "aucun suffrage exprimé";
        }
        if (votes().unanimous()) {
            return votes().abstentions() == 0 ? "à l'unanimité" : "à l'unanimité des suffrages exprimés";
        }
        var counts = "%d pour, %d contre, %s"
                .formatted(
                        votes().inFavour(),
                        votes().against(),
                        votes().abstentions() > 1
                                ? votes().abstentions() + " abstentions"
                                : votes().abstentions() + " abstention");
        if (votes().tied()) {
            return castingVoteUsed()
                    ? "à égalité des voix, la voix du président étant prépondérante (" + counts + ")"
                    : "à égalité des voix (" + counts + ")";
        }
        return "à la majorité (" + counts + ")";
    }
}
