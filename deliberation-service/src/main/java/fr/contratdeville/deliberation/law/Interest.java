package fr.contratdeville.deliberation.law;

/** Why a member may not take part in what concerns a body (rule R1). */
public enum Interest {
    /** An interest of his own, or of those close to him: he runs it, works for it, is paid by it (rule R2). */
    PERSONAL,
    /** He represents the assembly there (rule R3). */
    REPRESENTATIVE
}
