package fr.contratdeville.conventions.rate;

import fr.contratdeville.conventions.problem.EarlyAnswer;
import fr.contratdeville.conventions.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Limits the rate of each client, and adds the rate limit headers to each answer. A client is the application in the
 * token. A request without a token, or with one that is refused, counts for the IP address that it comes from. So do
 * the contract and the pages. A waiting request of a feed counts once.
 */
@Singleton
public class RateLimitFilter {
    /** After the authentication, before what refuses a request: refused requests count too. */
    public static final int PRIORITY = SecurityHandlerPriorities.AUTHORIZATION + 10;

    private final RateLimit limit;
    private final EarlyAnswer early;

    RateLimitFilter(RateLimit limit, EarlyAnswer early) {
        this.limit = limit;
        this.early = early;
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext request) {
        // A refused token is only counted here: the operation answers it, with a problem.
        var whenRefused = request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .map(who -> client(request, who))
                .onFailure()
                .recoverWithItem(() -> address(request))
                .subscribe()
                .with(
                        client -> {
                            request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, whenRefused);
                            take(request, client);
                        },
                        request::fail);
    }

    private void take(RoutingContext request, String client) {
        var verdict = limit.take(client);
        var response = request.response();
        response.putHeader("RateLimit-Policy", limit.policy());
        response.putHeader("RateLimit", "\"default\";r=" + verdict.remaining() + ";t=" + verdict.seconds());
        if (verdict.allowed()) {
            request.next();
            return;
        }
        response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
        early.send(request, HttpProblem.TOO_MANY_REQUESTS, verdict.seconds());
    }

    private static String client(RoutingContext request, SecurityIdentity who) {
        if (who.isAnonymous()) {
            return address(request);
        }
        return who.getPrincipal() instanceof JsonWebToken token && token.getClaim("azp") instanceof String application
                ? application
                : who.getPrincipal().getName();
    }

    /** Behind a trusted proxy, the address that the proxy names. */
    private static String address(RoutingContext request) {
        var from = request.request().remoteAddress();
        return Objects.requireNonNullElse(from.hostAddress(), from.host());
    }
}
