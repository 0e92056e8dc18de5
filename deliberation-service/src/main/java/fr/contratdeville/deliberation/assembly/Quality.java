package fr.contratdeville.deliberation.assembly;

/** The capacity in which a member has a mandate. */
public enum Quality {
    /** Titular member: counts among the members in exercise. */
    TITULAR,
    /** Substitute of a titular member: does not count among the members in exercise. */
    SUBSTITUTE
}
