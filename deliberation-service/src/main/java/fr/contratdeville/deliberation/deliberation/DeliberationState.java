package fr.contratdeville.deliberation.deliberation;

/** Where a deliberation stands. */
public enum DeliberationState {
    /** The assembly adopted it. */
    ADOPTED,
    /** The assembly rejected it. */
    REJECTED
}
