package fr.contratdeville.programme.rules;

/** The kinds of warning about an action. */
public enum WarningKind {
    /** The action starts before the act that adopted it is enforceable. */
    STARTS_BEFORE_ENFORCEABLE
}
