package fr.contratdeville.deliberation.assembly;

/** In what quality a member sits. */
public enum Quality {
    /** Holds a seat: counts among the members in exercise. */
    TITULAR,
    /** Stands in for a titular member: does not count among the members in exercise. */
    SUBSTITUTE
}
