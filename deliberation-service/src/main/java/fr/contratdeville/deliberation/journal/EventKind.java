package fr.contratdeville.deliberation.journal;

/** The kinds of events of a session. */
public enum EventKind {
    CONVENED,
    OPENED,
    /** An opening that counted nobody was retracted. */
    OPENING_RETRACTED,
    SUSPENDED,
    RESUMED,
    CLOSED,
    /** The session could not open or resume because the quorum was missing. */
    INQUORATE,
    CANCELLED,
    ARRIVAL,
    DEPARTURE,
    EXCUSE,
    /** An entry of the attendance log was retracted. */
    RETRACTION,
    PROXY_GIVEN,
    PROXY_REVOKED,
    RECUSAL_DECLARED,
    RECUSAL_RETRACTED,
    /** The mandate of a member was recorded or ended after members were counted. */
    MANDATE_CORRECTED,
    ITEM_LISTED,
    ITEM_REWRITTEN,
    ITEM_DISCUSSED,
    /** An item was put to discussion without a quorum. */
    ITEM_INQUORATE,
    ITEM_WITHDRAWN,
    ITEM_POSTPONED,
    ITEM_NOTED,
    BALLOT_OPENED,
    /** A vote of a secret ballot, without its member; the recording time shows nothing about the choice. */
    VOTE_CAST,
    BALLOT_CLOSED,
    BALLOT_ANNULLED,
    /** A decision that programme-service refuses is not delivered, for the reason of the line. */
    DELIVERY_SET_ASIDE
}
