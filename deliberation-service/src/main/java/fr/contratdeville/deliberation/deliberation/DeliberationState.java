package fr.contratdeville.deliberation.deliberation;

/** The decision in a deliberation. */
public enum DeliberationState {
    /** The assembly adopted it. */
    ADOPTED,
    /** The assembly rejected it. */
    REJECTED
}
