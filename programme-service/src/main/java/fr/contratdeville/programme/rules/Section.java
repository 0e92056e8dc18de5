package fr.contratdeville.programme.rules;

/** The sections of a local budget. */
public enum Section {
    /** Operating: running costs. */
    FONCTIONNEMENT,
    /** Investment: lasting assets. */
    INVESTISSEMENT
}
