package fr.contratdeville.programme.rules;

/** The section of a local budget that an expense belongs to. */
public enum Section {
    /** Operating: running costs. */
    FONCTIONNEMENT,
    /** Investment: what lasts. */
    INVESTISSEMENT
}
