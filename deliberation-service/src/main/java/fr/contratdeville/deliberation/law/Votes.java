package fr.contratdeville.deliberation.law;

/**
 * The counts of the votes of a ballot, each 0 or more.
 *
 * @param blank blank votes (bulletins blancs)
 * @param spoilt null votes (bulletins nuls)
 * @param departed members who left after the item was opened without giving a proxy; they count as abstaining (rule Q5)
 */
public record Votes(int inFavour, int against, int abstentions, int blank, int spoilt, int departed) {
    public Votes {
        if (inFavour < 0 || against < 0 || abstentions < 0 || blank < 0 || spoilt < 0 || departed < 0) {
            throw new IllegalArgumentException("A count of votes must not be negative");
        }
    }

    /** Without blank votes, null votes and departed members. */
    public Votes(int inFavour, int against, int abstentions) {
        this(inFavour, against, abstentions, 0, 0, 0);
    }

    /** The same with another number of departed members. */
    public Votes departed(int others) {
        return new Votes(inFavour, against, abstentions, blank, spoilt, others);
    }

    public int cast() {
        return inFavour + against + abstentions + blank + spoilt;
    }

    /** Votes expressed: abstentions, blank votes and null votes are not expressed (rule V1). */
    public int expressed() {
        return inFavour + against;
    }

    /** All abstentions: votes, and members who left (rule Q5). */
    public int abstaining() {
        return abstentions + departed;
    }

    /** As many votes for as against, and at least one of each. */
    public boolean tied() {
        return expressed() > 0 && inFavour == against;
    }

    /** All votes expressed are on one side (rule V2). */
    public boolean unanimous() {
        return expressed() > 0 && (inFavour == 0 || against == 0);
    }

    /** The absolute majority of the votes expressed: ⌊expressed / 2⌋ + 1. */
    public int majority() {
        return expressed() / 2 + 1;
    }
}
