package fr.contratdeville.conventions.request;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller: the roles and the claims of its token. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean hasAnyRole(String... roles) {
        return Stream.of(roles).anyMatch(identity::hasRole);
    }

    /** The subject of the token. */
    public Optional<String> subject() {
        return token().map(JsonWebToken::getSubject);
    }

    /** The claim with this name. */
    public Optional<String> claim(String name) {
        return token().flatMap(token -> token.claim(name));
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
