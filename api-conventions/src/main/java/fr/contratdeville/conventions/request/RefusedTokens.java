package fr.contratdeville.conventions.request;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a token that is not valid on every operation, also where none is needed. */
public class RefusedTokens {
    private final CurrentIdentityAssociation identity;

    public RefusedTokens(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<RestResponse<Void>> refuse() {
        return identity.getDeferredIdentity().map(accepted -> null);
    }
}
