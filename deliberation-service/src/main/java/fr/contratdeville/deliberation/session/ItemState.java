package fr.contratdeville.deliberation.session;

/** The state of an item. */
public enum ItemState {
    /** On the agenda. */
    LISTED,
    /** In discussion; its quorum was met. */
    IN_DISCUSSION,
    /** Adopted or rejected, according to its outcome. */
    VOTED,
    /** Withdrawn from the agenda. */
    WITHDRAWN,
    /** Postponed to another session. */
    POSTPONED,
    /** Its quorum was missing when it was put to discussion. */
    INQUORATE,
    /** The assembly took note of it, without a vote. */
    NOTED
}
