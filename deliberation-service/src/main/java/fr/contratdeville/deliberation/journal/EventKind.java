package fr.contratdeville.deliberation.journal;

/** What can happen in a session. */
public enum EventKind {
    CONVENED,
    OPENED,
    SUSPENDED,
    RESUMED,
    CLOSED,
    /** The session could not open, or not go on, for want of a quorum. */
    INQUORATE,
    CANCELLED,
    ARRIVAL,
    DEPARTURE,
    EXCUSE,
    /** A line of the attendance log was retracted. */
    RETRACTION,
    PROXY_GIVEN,
    PROXY_REVOKED,
    RECUSAL_DECLARED,
    RECUSAL_RETRACTED,
    ITEM_LISTED,
    ITEM_REWRITTEN,
    ITEM_DISCUSSED,
    /** An item was put to discussion without a quorum. */
    ITEM_INQUORATE,
    ITEM_WITHDRAWN,
    ITEM_POSTPONED,
    ITEM_NOTED,
    BALLOT_OPENED,
    /** Of a secret ballot, not by whom; when it was recorded says nothing of how. */
    VOTE_CAST,
    BALLOT_CLOSED,
    BALLOT_ANNULLED
}
