package fr.contratdeville.deliberation.session;

/** The state of a session. Items and deliberations have their own states. */
public enum SessionState {
    /** The agenda is being prepared. */
    PREPARED,
    /** The convocation was sent, with the agenda. */
    CONVENED,
    /** The assembly is meeting. */
    OPEN,
    /** The session is interrupted and will resume. */
    SUSPENDED,
    /** The session has ended and is public. */
    CLOSED,
    /** The session could not open or resume because the quorum was missing. It is public if it was opened. */
    INQUORATE,
    /** The session was cancelled before its opening. */
    CANCELLED
}
