package fr.contratdeville.deliberation.attendance;

/** What is recorded of a member during a session. */
public enum AttendanceKind {
    /** The member comes in. */
    ARRIVAL,
    /** The member, who was there, goes out. */
    DEPARTURE,
    /** The member, who is not there, has excused the absence. */
    EXCUSE
}
