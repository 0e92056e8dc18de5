package fr.contratdeville.programme.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls: the roles and the organisation that the token names. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public boolean hasAnyRole(String... roles) {
        return Stream.of(roles).anyMatch(identity::hasRole);
    }

    /** The code of the funder that the caller is, when its role is {@code funder}. */
    public Optional<String> funder() {
        return claim("funder", "funder");
    }

    /** The code of the organisation that the caller is, when its role is {@code carrier}. */
    public Optional<String> organisation() {
        return claim("carrier", "organisation");
    }

    /** @throws Refusal 404 where the caller is not this funder: what is another's is not told apart from what is not */
    public void requireFunder(String code) {
        require(funder(), code);
    }

    /** @throws Refusal 404 where the caller is not this organisation */
    public void requireOrganisation(String code) {
        require(organisation(), code);
    }

    private static void require(Optional<String> own, String code) {
        if (!own.equals(Optional.of(code))) {
            throw Problem.NOT_FOUND.refusal();
        }
    }

    private Optional<String> claim(String role, String claim) {
        return identity.hasRole(role) && identity.getPrincipal() instanceof JsonWebToken token
                ? token.claim(claim)
                : Optional.empty();
    }
}
