package fr.contratdeville.deliberation.session;

/** When the quorum is taken (rule Q4). */
public enum Occasion {
    /** The session opens. */
    OPENING,
    /** It goes on after a suspension. */
    RESUMPTION,
    /** An item is put to discussion. */
    DISCUSSION
}
