package fr.contratdeville.deliberation.attendance;

/** What is recorded of a member during a session. */
public enum AttendanceKind {
    /** The member arrives. */
    ARRIVAL,
    /** A member who was present leaves. */
    DEPARTURE,
    /** A member who is not present is excused. */
    EXCUSE
}
