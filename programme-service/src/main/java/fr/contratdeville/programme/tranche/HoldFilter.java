package fr.contratdeville.programme.tranche;

/** Which tranches a list has, by their hold. */
public enum HoldFilter {
    /** Held by an item. */
    HELD,
    /** Held by an item whose session is long over. */
    OVERDUE
}
