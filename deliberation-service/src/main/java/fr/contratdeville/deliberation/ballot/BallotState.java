package fr.contratdeville.deliberation.ballot;

/** Where a ballot stands. */
public enum BallotState {
    /** Votes are being cast. */
    OPEN,
    /** It has a result. */
    CLOSED
}
