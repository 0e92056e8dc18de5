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
import java.util.List;
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
        var address = connection.request().remoteAddress().hostAddress();
        return identity.getDeferredIdentity()
                .map(who -> take(who.isAnonymous() ? address : client(who.getPrincipal()), request))
                // A token that is refused counts for the address that it comes from.
                .onFailure()
                .recoverWithUni(failure -> {
                    var refusal = take(address, request);
                    return refusal == null
                            ? Uni.createFrom().failure(failure)
                            : Uni.createFrom().item(refusal);
                });
    }

    private @Nullable RestResponse<ProblemDetails> take(String client, ContainerRequestContext request) {
        var verdict = limit.take(client);
        request.setProperty(VERDICT, verdict);
        return verdict.allowed() ? null : refusal(request, verdict);
    }

    private static String client(Principal principal) {
        return principal instanceof JsonWebToken token && token.getClaim("azp") != null
                ? token.getClaim("azp")
                : principal.getName();
    }

    private static RestResponse<ProblemDetails> refusal(ContainerRequestContext request, RateLimit.Verdict verdict) {
        var answer = ProblemMapper.answer(HttpProblem.TOO_MANY_REQUESTS, request, List.of(), verdict.seconds());
        answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, verdict.seconds());
        return answer;
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
