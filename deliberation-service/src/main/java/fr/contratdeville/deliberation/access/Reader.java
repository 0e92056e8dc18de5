package fr.contratdeville.deliberation.access;

import fr.contratdeville.conventions.request.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What the caller may read, and in whose name it acts. */
@RequestScoped
public class Reader {
    private final Caller caller;

    Reader(Caller caller) {
        this.caller = caller;
    }

    /** Whether the caller reads everything, and not only what the law makes public: members are informed (L2121-13). */
    public boolean readsAll() {
        return caller.hasAnyRole("assembly", "auditor", "member");
    }

    /** Whether the caller reads what is kept of persons: the secretariat and the auditor. */
    public boolean readsFiles() {
        return caller.hasAnyRole("assembly", "auditor");
    }

    /** Whether the caller is the secretariat, which records what others do. */
    public boolean isSecretariat() {
        return caller.hasAnyRole("assembly");
    }

    /** The subject of the caller's token. */
    public Optional<String> subject() {
        return caller.subject();
    }
}
