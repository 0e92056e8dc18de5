package fr.contratdeville.deliberation.session;

/** What the assembly is asked to do with an item. */
public enum ItemKind {
    /** To discuss and vote. */
    DELIBERATION,
    /** To hear. */
    INFORMATION
}
