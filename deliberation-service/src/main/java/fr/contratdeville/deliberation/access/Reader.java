package fr.contratdeville.deliberation.access;

import fr.contratdeville.conventions.request.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.Optional;

/** What the caller may read, and for which member it acts. */
@RequestScoped
public class Reader {
    private final Caller caller;

    Reader(Caller caller) {
        this.caller = caller;
    }

    /**
     * Whether the caller reads all sessions, not only public ones: the law requires that members are informed (CGCT,
     * art. L2121-13).
     */
    public boolean readsAll() {
        return caller.hasAnyRole("assembly", "auditor", "member");
    }

    /** Whether the caller reads personal data: the secretariat and the auditor. */
    public boolean readsPersonalData() {
        return caller.hasAnyRole("assembly", "auditor");
    }

    /** Whether the caller is the secretariat, which records events for other persons. */
    public boolean isSecretariat() {
        return caller.hasAnyRole("assembly");
    }

    /** How long the caller's token is still accepted. */
    public Duration remaining() {
        return caller.remaining();
    }

    /** The subject of the caller's token. */
    public Optional<String> subject() {
        return caller.subject();
    }
}
