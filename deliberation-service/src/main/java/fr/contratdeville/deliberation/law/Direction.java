package fr.contratdeville.deliberation.law;

/** How a voice is cast. */
public enum Direction {
    FOR,
    AGAINST,
    ABSTENTION
}
