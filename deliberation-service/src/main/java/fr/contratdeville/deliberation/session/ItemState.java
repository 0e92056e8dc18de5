package fr.contratdeville.deliberation.session;

/** Where an item of an agenda stands. */
public enum ItemState {
    /** On the agenda. */
    LISTED,
    /** Put to discussion, with its quorum. */
    IN_DISCUSSION,
    /** Adopted or rejected: its outcome says which. */
    VOTED,
    /** Taken off the agenda. */
    WITHDRAWN,
    /** Put off to another session. */
    POSTPONED,
    /** Put to discussion without a quorum. */
    INQUORATE,
    /** Heard; there was nothing to vote. */
    NOTED
}
