package fr.contratdeville.deliberation.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls: the roles that the token names, and whose token it is. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the caller reads everything, and not only what the law makes public: members are informed (L2121-13). */
    public boolean readsAll() {
        return readsFiles() || identity.hasRole("member");
    }

    /** Whether the caller reads what is kept of persons: the secretariat, and who audits it. */
    public boolean readsFiles() {
        return identity.hasRole("assembly") || identity.hasRole("auditor");
    }

    /** Whether the caller is the secretariat, which records what others do. */
    public boolean isSecretariat() {
        return identity.hasRole("assembly");
    }

    /** The subject of the caller's token. */
    public Optional<String> subject() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject())
                : Optional.empty();
    }
}
