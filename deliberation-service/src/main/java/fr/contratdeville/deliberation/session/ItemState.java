package fr.contratdeville.deliberation.session;

/** The state of an item. */
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
    /** The assembly took note of it; there was nothing to vote. */
    NOTED
}
