package fr.contratdeville.conventions.refusal;

/** The kinds of reasons, independent of a protocol. */
public enum Kind {
    /** A value is malformed, or contradicts another value of the same request. */
    INVALID,
    /** Not allowed for this caller. */
    NOT_YOURS,
    /** Does not exist, or is not visible to this caller. */
    NOT_FOUND,
    /** Not possible in this state. */
    STATE,
    /** Existed, but is no longer stored. */
    GONE,
    /** Well-formed, but not allowed by a rule. */
    CONTENT,
    /** Needs another service that is not available. */
    UNAVAILABLE
}
