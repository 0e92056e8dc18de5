package fr.contratdeville.deliberation.assembly;

/** How the register addresses a member. */
public enum Civility {
    /** Monsieur. */
    M("M."),
    /** Madame. */
    MME("Mme");

    private final String written;

    Civility(String written) {
        this.written = written;
    }

    /** As the register writes it before a name. */
    public String written() {
        return written;
    }
}
