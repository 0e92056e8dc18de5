package fr.contratdeville.deliberation.law;

/** The direction of a vote. */
public enum Direction {
    FOR,
    AGAINST,
    ABSTENTION
}
