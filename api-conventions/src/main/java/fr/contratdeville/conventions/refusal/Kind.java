package fr.contratdeville.conventions.refusal;

/** Why a request is refused, in words that know no protocol. */
public enum Kind {
    /** A value is malformed, or contradicts another value of the same request. */
    INVALID,
    /** Reserved to somebody else. */
    NOT_YOURS,
    /** Does not exist, or belongs to somebody else. */
    NOT_FOUND,
    /** Not possible in the present state. */
    STATE,
    /** Existed once and is no longer kept. */
    GONE,
    /** Well-formed, but a rule forbids it. */
    CONTENT,
    /** Needs another service that does not answer now. */
    UNAVAILABLE
}
