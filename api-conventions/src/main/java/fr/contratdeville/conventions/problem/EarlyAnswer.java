package fr.contratdeville.conventions.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers with a problem what does not reach an operation: a request that Vert.x or one of its filters refuses. */
@Singleton
public class EarlyAnswer {
    private static final Logger LOG = Logger.getLogger(EarlyAnswer.class);

    private final ObjectMapper json;

    EarlyAnswer(ObjectMapper json) {
        this.json = json;
    }

    /** Before the error handler of Quarkus, whose answers are no problems. */
    void failures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
        // A path that cannot be decoded matches no route.
        router.errorHandler(400, this::fail);
    }

    private void fail(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            request.next();
        } else if (request.statusCode() >= 400 && request.statusCode() < 500) {
            send(request, HttpProblem.MALFORMED_REQUEST);
        } else {
            var incident = UUID.randomUUID();
            LOG.errorf(
                    request.failure(),
                    "Incident %s: %s",
                    incident,
                    request.request().method());
            send(request, HttpProblem.INTERNAL_ERROR, incident);
        }
    }

    /** Sends this problem, in the language of the request. */
    public void send(RoutingContext request, Problem problem, Object... arguments) {
        var locale = ProblemMapper.locale(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var details = ProblemDetails.of(problem, locale, request.request().path(), List.of(), arguments);
        try {
            request.response()
                    .setStatusCode(details.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapper.PROBLEM_JSON)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.VARY, "Authorization, Accept-Language")
                    .end(json.writeValueAsString(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
