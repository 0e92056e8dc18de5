package fr.contratdeville.deliberation.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who calls: the roles that the token names. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the caller reads everything, and not only what the law makes public. */
    public boolean readsAll() {
        return identity.hasRole("assembly") || identity.hasRole("auditor");
    }
}
