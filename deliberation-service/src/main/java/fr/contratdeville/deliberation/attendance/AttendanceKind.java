package fr.contratdeville.deliberation.attendance;

/** The kinds of attendance events. */
public enum AttendanceKind {
    /** The member arrives. */
    ARRIVAL,
    /** A member who was present leaves. */
    DEPARTURE,
    /** A member who is not present is excused. */
    EXCUSE
}
