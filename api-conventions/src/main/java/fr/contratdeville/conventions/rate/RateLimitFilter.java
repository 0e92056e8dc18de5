package fr.contratdeville.conventions.rate;

import fr.contratdeville.conventions.problem.HttpProblem;
import fr.contratdeville.conventions.problem.ProblemDetails;
import fr.contratdeville.conventions.problem.ProblemMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.Principal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of each client, and adds the rate limit headers to each answer. A client is the application in the
 * token, or the IP address of a request without a token. A waiting request of a feed counts once.
 */
public class RateLimitFilter {
    private static final String VERDICT = RateLimitFilter.class.getName();

    private final RateLimit limit;
    private final CurrentIdentityAssociation identity;

    public RateLimitFilter(RateLimit limit, CurrentIdentityAssociation identity) {
        this.limit = limit;
        this.identity = identity;
    }

    /** Runs before matching and authorization, so that refused requests count too. */
    @ServerRequestFilter(preMatching = true)
    public Uni<RestResponse<ProblemDetails>> limit(ContainerRequestContext request, RoutingContext connection) {
        return identity.getDeferredIdentity().map(who -> {
            var client =
                    who.isAnonymous() ? connection.request().remoteAddress().hostAddress() : client(who.getPrincipal());
            var verdict = limit.take(client);
            request.setProperty(VERDICT, verdict);
            return verdict.allowed() ? null : refusal(request, verdict);
        });
    }

    private static String client(Principal principal) {
        return principal instanceof JsonWebToken token && token.getClaim("azp") != null
                ? token.getClaim("azp")
                : principal.getName();
    }

    private static @Nullable RestResponse<ProblemDetails> refusal(
            ContainerRequestContext request, RateLimit.Verdict verdict) {
        return RestResponse.ResponseBuilder.<ProblemDetails>create(HttpProblem.TOO_MANY_REQUESTS.status())
                .entity(ProblemMapper.details(HttpProblem.TOO_MANY_REQUESTS, request, verdict.seconds()))
                .type(ProblemMapper.PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, verdict.seconds())
                .build();
    }

    @ServerResponseFilter
    public void inform(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(VERDICT) instanceof RateLimit.Verdict verdict) {
            response.getHeaders().putSingle("RateLimit-Policy", limit.policy());
            response.getHeaders()
                    .putSingle("RateLimit", "\"default\";r=" + verdict.remaining() + ";t=" + verdict.seconds());
        }
    }
}
