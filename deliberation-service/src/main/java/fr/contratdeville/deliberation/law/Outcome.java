package fr.contratdeville.deliberation.law;

/** What became of what was voted on. */
public enum Outcome {
    ADOPTED,
    REJECTED
}
