package fr.contratdeville.deliberation.session;

/** The occasions of a quorum check (rule Q4). */
public enum Occasion {
    /** The session opens. */
    OPENING,
    /** The session resumes after a suspension. */
    RESUMPTION,
    /** An item is put to discussion. */
    DISCUSSION
}
