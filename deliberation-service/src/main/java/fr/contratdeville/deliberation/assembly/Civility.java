package fr.contratdeville.deliberation.assembly;

/** How the register addresses a member. */
public enum Civility {
    /** Monsieur. */
    M,
    /** Madame. */
    MME
}
