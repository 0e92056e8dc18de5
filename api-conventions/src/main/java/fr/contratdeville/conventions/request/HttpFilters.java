package fr.contratdeville.conventions.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.problem.HttpProblem;
import fr.contratdeville.conventions.problem.ProblemDetails;
import fr.contratdeville.conventions.problem.ProblemMapper;
import io.quarkus.vertx.http.runtime.HttpCompressionHandler;
import io.quarkus.vertx.http.runtime.VertxHttpBuildTimeConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Filters for all requests and answers. */
public class HttpFilters {
    static final int LARGEST_BODY = 1 << 20;
    private static final int FIRST = 1000;

    private final ObjectMapper json;
    private final Set<String> compressed;

    public HttpFilters(ObjectMapper json, VertxHttpBuildTimeConfig http) {
        this.json = json;
        this.compressed = Set.copyOf(http.compressMediaTypes().orElseThrow());
    }

    public void register(@Observes Filters filters) {
        filters.register(HttpFilters::chooseLanguage, FIRST);
        filters.register(this::limitBody, FIRST - 1);
    }

    /** Sets Accept-Language to the one language, English or French, in which everything answers this request. */
    private static void chooseLanguage(RoutingContext request) {
        var headers = request.request().headers();
        headers.set(
                HttpHeaders.ACCEPT_LANGUAGE,
                ProblemMapper.locale(headers.get(HttpHeaders.ACCEPT_LANGUAGE)).getLanguage());
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
        if (announced == null || (announced.length() < 8 && Integer.parseInt(announced) <= LARGEST_BODY)) {
            request.next();
            return;
        }
        var locale = ProblemMapper.locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var details = ProblemDetails.of(HttpProblem.BODY_TOO_LARGE, locale, request.normalizedPath(), List.of());
        try {
            request.response()
                    .setStatusCode(details.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.PROBLEM_JSON)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json.writeValueAsString(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds the link to the next page (RFC 8288). */
    @ServerResponseFilter
    public void linkNextPage(ContainerRequestContext request, ContainerResponseContext response) {
        var next = response.getEntity() instanceof Page.Listed<?> page
                ? page.next()
                : response.getEntity() instanceof Page.Handover<?> page ? page.next() : null;
        if (next != null) {
            var following = request.getUriInfo()
                    .getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build();
            response.getHeaders().putSingle("Link", "<" + following + ">; rel=\"next\"");
        }
    }

    /** {@code 304} if the ETag is the one in If-None-Match. */
    @ServerResponseFilter
    public void notModified(ContainerRequestContext request, ContainerResponseContext response) {
        var known = request.getHeaderString("If-None-Match");
        var tag = response.getEntityTag();
        if (known != null
                && tag != null
                && response.getStatus() == 200
                && request.getMethod().equals("GET")
                && (known.strip().equals("*") || known.contains("\"" + tag.getValue() + "\""))) {
            response.setStatusInfo(Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
