package fr.contratdeville.deliberation.assembly;

/** By what right an assembly decides. */
public enum AssemblyKind {
    /** By its own. */
    COUNCIL,
    /** By delegation of its council (rule A1). */
    BUREAU
}
