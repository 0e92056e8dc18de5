package fr.contratdeville.deliberation.ballot;

/** The state of a ballot. */
public enum BallotState {
    /** Votes are being cast. */
    OPEN,
    /** It has a result. */
    CLOSED
}
