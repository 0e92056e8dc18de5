package fr.contratdeville.deliberation.law;

/** The conflicts of interest of a member (rule R1). */
public enum Interest {
    /**
     * A personal interest, or one of a close relative: the member manages the body, works for it or is paid by it (rule
     * R2).
     */
    PERSONAL,
    /** The member represents the assembly in the body (rule R3). */
    REPRESENTATIVE
}
