package fr.contratdeville.conventions.request;

import static jakarta.ws.rs.core.HttpHeaders.AUTHORIZATION;
import static jakarta.ws.rs.core.HttpHeaders.CACHE_CONTROL;
import static jakarta.ws.rs.core.HttpHeaders.CONTENT_LANGUAGE;
import static jakarta.ws.rs.core.HttpHeaders.IF_NONE_MATCH;
import static jakarta.ws.rs.core.HttpHeaders.LINK;
import static jakarta.ws.rs.core.HttpHeaders.LOCATION;
import static jakarta.ws.rs.core.HttpHeaders.VARY;

import fr.contratdeville.conventions.page.NextPage;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.problem.EarlyAnswer;
import fr.contratdeville.conventions.problem.HttpProblem;
import fr.contratdeville.conventions.problem.ProblemMapper;
import fr.contratdeville.conventions.rate.RateLimitFilter;
import io.quarkus.vertx.http.runtime.HttpCompressionHandler;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Filters for all requests and answers. */
public class HttpFilters {
    static final int LARGEST_BODY = 1 << 20;
    private static final int FIRST = 1000;
    private static final int AFTER_RATES = RateLimitFilter.PRIORITY - 1;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final EarlyAnswer early;
    private final Set<String> compressed;

    public HttpFilters(EarlyAnswer early, VertxHttpBuildTimeConfig http) {
        this.early = early;
        this.compressed = Set.copyOf(http.compressMediaTypes().orElseThrow());
    }

    public void register(@Observes Filters filters) {
        filters.register(HttpFilters::chooseLanguage, FIRST);
        filters.register(HttpFilters::joinTags, FIRST);
        filters.register(this::limitBody, AFTER_RATES);
        filters.register(this::readContract, AFTER_RATES);
    }

    /** Sets Accept-Language to the one language, English or French, in which everything answers this request. */
    private static void chooseLanguage(RoutingContext request) {
        var headers = request.request().headers();
        headers.set(
                HttpHeaders.ACCEPT_LANGUAGE,
                ProblemMapper.locale(headers.get(HttpHeaders.ACCEPT_LANGUAGE)).getLanguage());
        request.next();
    }

    /** Several lines of a header that has a list of tags are one list (RFC 9110, section 5.3). */
    private static void joinTags(RoutingContext request) {
        var headers = request.request().headers();
        for (var name : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            var lines = headers.getAll(name);
            if (lines.size() > 1) {
                headers.set(name, String.join(",", lines));
            }
        }
        request.next();
    }

    /** Compresses what Quarkus does not: errors and the contract. Caches keep compressed and plain answers apart. */
    public void compress(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(sent -> {
                        HttpCompressionHandler.compressIfNeeded(request, compressed);
                        var headers = request.response().headers();
                        if (!headers.contains(HttpHeaders.CONTENT_ENCODING)
                                && !headers.contains(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, true)) {
                            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                        }
                    });
                    request.next();
                },
                FIRST);
    }

    /** A body with a Content-Length above 1 MiB is refused before it is read. */
    private void limitBody(RoutingContext request) {
        var announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // Vert.x refuses what is not a number.
        if (announced == null || Long.parseLong(announced) <= LARGEST_BODY) {
            request.next();
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            early.send(request, HttpProblem.BODY_TOO_LARGE);
        }
    }

    /** The contract is read, and nothing else. Quarkus would answer any method with it. */
    private void readContract(RoutingContext request) {
        var method = request.request().method();
        if (!request.normalizedPath().startsWith("/q/openapi") || READING.contains(method)) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        if (method.equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(204).end();
        } else {
            early.send(request, HttpProblem.METHOD_NOT_ALLOWED, method.name());
        }
    }

    /** Adds the link to the next page (RFC 8288). */
    @ServerResponseFilter
    public void linkNextPage(ContainerRequestContext request, ContainerResponseContext response) {
        var next = response.getEntity() instanceof Page.Listed<?> page
                ? page.next()
                : response.getEntity() instanceof Page.Handover<?> page ? page.next() : null;
        if (next != null) {
            response.getHeaders().putSingle(LINK, NextPage.link(request.getUriInfo(), "cursor", next));
        }
    }

    /** The path of what was created. RESTEasy puts the name before it under which the service was called. */
    @ServerResponseFilter
    public void locateByPath(ContainerResponseContext response) {
        if (response.getStatus() == 201 && response.getHeaders().getFirst(LOCATION) instanceof URI location) {
            response.getHeaders().putSingle(LOCATION, location.getRawPath());
        }
    }

    /** Answers can depend on the token and on the language; errors are not kept. */
    @ServerResponseFilter
    public void tellCaches(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.add(VARY, headers.containsKey(CONTENT_LANGUAGE) ? "Authorization, Accept-Language" : "Authorization");
        if (response.getStatus() >= 400) {
            headers.putSingle(CACHE_CONTROL, "no-store");
        } else if (request.getHeaderString(AUTHORIZATION) != null && !headers.containsKey(CACHE_CONTROL)) {
            headers.putSingle(CACHE_CONTROL, "private, no-cache");
        }
    }

    /** {@code 304} if the ETag is one of those in If-None-Match. */
    @ServerResponseFilter
    public void notModified(ContainerRequestContext request, ContainerResponseContext response) {
        var known = request.getHeaderString(IF_NONE_MATCH);
        var tag = response.getEntityTag();
        if (known != null
                && tag != null
                && response.getStatus() == 200
                && Set.of("GET", "HEAD").contains(request.getMethod())
                && EntityTags.parse(known).matchesWeakly(tag)) {
            response.setStatusInfo(Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
