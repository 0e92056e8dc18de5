package fr.contratdeville.deliberation.session;

/** The state of a session. Items and deliberations have their own states. */
public enum SessionState {
    /** Its agenda is being made. */
    PREPARED,
    /** The convocation is sent, with the agenda. */
    CONVENED,
    /** The assembly sits. */
    OPEN,
    /** It will go on later. */
    SUSPENDED,
    /** It is over: from now on it is public. */
    CLOSED,
    /** It could not open, or not go on, for want of a quorum: public in the second case. */
    INQUORATE,
    /** It was called off before it opened. */
    CANCELLED
}
