package fr.contratdeville.deliberation.ballot;

/** The state of a ballot. */
public enum BallotState {
    /** Votes can be cast. */
    OPEN,
    /** The result is recorded. */
    CLOSED
}
