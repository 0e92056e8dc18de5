package fr.contratdeville.deliberation.law;

/** The votes cast in a ballot: counts, 0 or more. */
public record Votes(int inFavour, int against, int abstentions) {
    public Votes {
        if (inFavour < 0 || against < 0 || abstentions < 0) {
            throw new IllegalArgumentException("No count of votes is below zero");
        }
    }

    public int cast() {
        return inFavour + against + abstentions;
    }

    /** Votes that count for the majority: an abstention expresses nothing (rule V1). */
    public int expressed() {
        return inFavour + against;
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
