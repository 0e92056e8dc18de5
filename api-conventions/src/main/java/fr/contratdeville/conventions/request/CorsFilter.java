package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.rate.RateLimitFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets web pages of other sites read what needs no token (CORS), and nothing else. The CORS filter of Quarkus knows no
 * operations: it opens all of them or none.
 */
public class CorsFilter {
    private static final String PREFLIGHT = CorsFilter.class.getName();
    private static final Map<String, String> HEADERS = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Access-Control-Expose-Headers", "ETag, Link, RateLimit, RateLimit-Policy, Retry-After");

    /** A preflight request is matched like the request that it announces. */
    @ServerRequestFilter(preMatching = true)
    public void match(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                && HttpMethod.GET.equals(request.getHeaderString("Access-Control-Request-Method"))) {
            request.setMethod(HttpMethod.GET);
            request.setProperty(PREFLIGHT, true);
        }
    }

    /** Answers a preflight request, before anything else is checked. */
    @ServerRequestFilter(priority = 0)
    public @Nullable RestResponse<Void> preflight(ContainerRequestContext request, ResourceInfo operation) {
        if (request.getProperty(PREFLIGHT) == null) {
            return null;
        }
        var answer = RestResponse.ResponseBuilder.<Void>noContent();
        if (needsNoToken(operation.getResourceMethod())) {
            answer.header("Access-Control-Allow-Methods", "GET, HEAD")
                    .header("Access-Control-Allow-Headers", "If-None-Match, Accept-Language")
                    .header("Access-Control-Max-Age", 86_400);
        }
        return answer.build();
    }

    @ServerResponseFilter
    public void allow(ContainerResponseContext response, @Nullable ResourceInfo operation) {
        var method = operation == null ? null : operation.getResourceMethod();
        if (method != null && needsNoToken(method)) {
            HEADERS.forEach(response.getHeaders()::putSingle);
        }
    }

    /** What is refused before an operation is found (429) can be read by those who sent no token. */
    public void allow(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(sent -> {
                        if (request.response().getStatusCode() == 429
                                && !request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
                            HEADERS.forEach(request.response().headers()::set);
                        }
                    });
                    request.next();
                },
                RateLimitFilter.PRIORITY + 1);
    }

    private static boolean needsNoToken(Method operation) {
        return operation.isAnnotationPresent(PermitAll.class);
    }
}
