package fr.contratdeville.deliberation.law;

/**
 * The votes of a ballot: counts, 0 or more.
 *
 * @param blank blank votes (bulletins blancs)
 * @param spoilt null votes (bulletins nuls)
 * @param departed members who left after the item was opened and gave no proxy: not cast, they count as abstaining (rule
 *     Q5)
 */
public record Votes(int inFavour, int against, int abstentions, int blank, int spoilt, int departed) {
    public Votes {
        if (inFavour < 0 || against < 0 || abstentions < 0 || blank < 0 || spoilt < 0 || departed < 0) {
            throw new IllegalArgumentException("No count of votes is below zero");
        }
    }

    /** Where there are no others. */
    public Votes(int inFavour, int against, int abstentions) {
        this(inFavour, against, abstentions, 0, 0, 0);
    }

    /** The same with another count of those who left. */
    public Votes departed(int others) {
        return new Votes(inFavour, against, abstentions, blank, spoilt, others);
    }

    public int cast() {
        return inFavour + against + abstentions + blank + spoilt;
    }

    /** Votes that count for the majority: who abstains, votes blank or votes null expresses nothing (rule V1). */
    public int expressed() {
        return inFavour + against;
    }

    /** All who abstain: by word, or by having left (rule Q5). */
    public int abstaining() {
        return abstentions + departed;
    }

    /** As many for as against, and some of each. */
    public boolean tied() {
        return expressed() > 0 && inFavour == against;
    }

    /** Every expressed vote is on one side (rule V2). */
    public boolean unanimous() {
        return expressed() > 0 && (inFavour == 0 || against == 0);
    }

    /** The absolute majority of the votes expressed: ⌊expressed / 2⌋ + 1. */
    public int majority() {
        return expressed() / 2 + 1;
    }
}
