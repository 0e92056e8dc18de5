package fr.contratdeville.deliberation.law;

/** The outcome of a vote. */
public enum Outcome {
    ADOPTED,
    REJECTED
}
