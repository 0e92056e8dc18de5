package fr.contratdeville.deliberation.assembly;

/** The form of address of a member in the register. */
public enum Civility {
    /** Monsieur. */
    M("M."),
    /** Madame. */
    MME("Mme");

    private final String written;

    Civility(String written) {
        this.written = written;
    }

    /** The abbreviation that the register uses before a name. */
    public String written() {
        return written;
    }
}
