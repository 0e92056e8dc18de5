package fr.contratdeville.deliberation.assembly;

/** The legal basis on which an assembly decides. */
public enum AssemblyKind {
    /** Decides by its own powers. */
    COUNCIL,
    /** Decides by delegation of its council (rule A1). */
    BUREAU
}
