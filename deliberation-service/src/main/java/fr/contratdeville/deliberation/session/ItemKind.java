package fr.contratdeville.deliberation.session;

/** The kinds of agenda items. */
public enum ItemKind {
    /** For discussion and vote. */
    DELIBERATION,
    /** For information only. */
    INFORMATION
}
