package fr.contratdeville.conventions.request;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller: the roles and the claims of its token. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final Clock clock;
    private final TenantConfigBean authorization;

    public Caller(SecurityIdentity identity, Clock clock, TenantConfigBean authorization) {
        this.identity = identity;
        this.clock = clock;
        this.authorization = authorization;
    }

    public boolean hasAnyRole(String... roles) {
        return Stream.of(roles).anyMatch(identity::hasRole);
    }

    /** The subject of the token. */
    public Optional<String> subject() {
        return token().map(JsonWebToken::getSubject);
    }

    /** The claim with this name, if it is a name. */
    public Optional<String> claim(String name) {
        return token().<Object>flatMap(token -> token.claim(name))
                .filter(TokenClaims::isName)
                .map(String.class::cast);
    }

    /** How long the token is still accepted. */
    public Duration remaining() {
        var leeway = authorization
                .getDefaultTenant()
                .getOidcTenantConfig()
                .token()
                .lifespanGrace()
                .orElse(0);
        return token().map(token -> Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()))
                        .plusSeconds(leeway))
                .orElse(Duration.ZERO);
    }

    private Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
