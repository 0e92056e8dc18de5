package fr.contratdeville.conventions.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.contratdeville.conventions.problem.ProblemDetails.FieldError;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Kind;
import fr.contratdeville.conventions.refusal.Refusal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps every exception of a resource to a {@link Problem}. No detail of the implementation is shown. */
public class ProblemMapper {
    /** The media type of RFC 9457. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Retry-After in seconds, when another service is not available. */
    private static final int RETRY_AFTER = 5;

    private final Reasons reasons;

    public ProblemMapper(Reasons reasons) {
        this.reasons = reasons;
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> refusal(Refusal refusal, ContainerRequestContext request) {
        var locale = locale(request);
        var problem = Problem.of(refusal.reason());
        var errors = refusal
                .field()
                .map(field -> new FieldError(
                        request.getMethod().equals("GET") ? field : pointer(field),
                        refusal.reason() == CommonReason.INVALID_REQUEST
                                ? text("wrong-type", locale)
                                : problem.detail(locale, refusal.arguments())))
                .stream()
                .toList();
        var answer = answer(problem, request, errors, refusal.arguments());
        if (refusal.reason().kind() == Kind.UNAVAILABLE) {
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (refusal.restart().isEmpty()) {
            return answer;
        }
        var restart = refusal.restart().get();
        return RestResponse.ResponseBuilder.create(
                        answer.getStatusInfo(), answer.getEntity().restartAt(restart))
                .type(PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.LINK, "<" + restart + ">; rel=\"start\"")
                .build();
    }

    /** {@code financingPlan[0].amount} as the JSON pointer {@code /financingPlan/0/amount}. */
    private static String pointer(String field) {
        return "/" + field.replace("]", "").replace('[', '/').replace('.', '/');
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> refusal(HttpRefusal refusal, ContainerRequestContext request) {
        var errors = refusal.parameter().map(name -> new FieldError(name, text("wrong-type", locale(request)))).stream()
                .toList();
        return answer(refusal.problem(), request, errors);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> invalid(ConstraintViolationException invalid, ContainerRequestContext request) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return answer(Problem.of(CommonReason.INVALID_REQUEST), request, errors);
    }

    /** Errors of Jackson: an unknown member, a wrong type, or a value that is not allowed. */
    @ServerExceptionMapper
    public RestResponse<ProblemDetails> mismatched(MismatchedInputException mismatch, ContainerRequestContext request) {
        return json(mismatch, request);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> unparseable(JsonParseException malformed, ContainerRequestContext request) {
        return answer(HttpProblem.MALFORMED_REQUEST, request, List.of());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<ProblemDetails> unauthenticated(ContainerRequestContext request) {
        var answer = answer(HttpProblem.UNAUTHENTICATED, request, List.of());
        answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer;
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public RestResponse<ProblemDetails> forbidden(ContainerRequestContext request) {
        return answer(HttpProblem.FORBIDDEN, request, List.of());
    }

    /** Two requests changed the same row at the same time. */
    @ServerExceptionMapper(OptimisticLockException.class)
    public RestResponse<ProblemDetails> stale(ContainerRequestContext request) {
        return answer(HttpProblem.STALE_VERSION, request, List.of());
    }

    /** A unique constraint of the database was violated: two requests passed the checks at the same time. */
    @ServerExceptionMapper
    public RestResponse<ProblemDetails> constraint(
            org.hibernate.exception.ConstraintViolationException violation, ContainerRequestContext request) {
        var reason = reasons.constraints().get(violation.getConstraintName());
        return reason == null ? incident(violation, request) : answer(Problem.of(reason), request, List.of());
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> http(WebApplicationException failure, ContainerRequestContext request) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal(refusal, request);
            }
            if (cause instanceof HttpRefusal refusal) {
                return refusal(refusal, request);
            }
            if (cause instanceof JacksonException json) {
                return json(json, request);
            }
        }
        return switch (failure.getResponse().getStatus()) {
            case 401 -> unauthenticated(request);
            case 403 -> forbidden(request);
            case 404 -> answer(Problem.of(CommonReason.NOT_FOUND), request, List.of());
            case 405 -> answer(HttpProblem.METHOD_NOT_ALLOWED, request, List.of(), request.getMethod());
            case 406 -> answer(HttpProblem.NOT_ACCEPTABLE, request, List.of());
            case 413 -> answer(HttpProblem.BODY_TOO_LARGE, request, List.of());
            case 415 -> answer(HttpProblem.UNSUPPORTED_MEDIA_TYPE, request, List.of());
            default ->
                failure.getResponse().getStatusInfo().getFamily() == Family.CLIENT_ERROR
                        ? answer(HttpProblem.MALFORMED_REQUEST, request, List.of())
                        : unexpected(failure, request);
        };
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> unexpected(Throwable failure, ContainerRequestContext request) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof org.hibernate.exception.ConstraintViolationException violation) {
                return constraint(violation, request);
            }
            if (cause instanceof OptimisticLockException) {
                return stale(request);
            }
        }
        return incident(failure, request);
    }

    private static RestResponse<ProblemDetails> incident(Throwable failure, ContainerRequestContext request) {
        var incident = UUID.randomUUID();
        LOG.errorf(failure, "Incident %s: %s %s", incident, request.getMethod(), instance(request));
        return answer(HttpProblem.INTERNAL_ERROR, request, List.of(), incident);
    }

    private static RestResponse<ProblemDetails> json(JacksonException failure, ContainerRequestContext request) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return answer(HttpProblem.MALFORMED_REQUEST, request, List.of());
        }
        for (Throwable cause = mapping.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonParseException) {
                return answer(HttpProblem.MALFORMED_REQUEST, request, List.of());
            }
        }
        var key = mapping instanceof UnrecognizedPropertyException ? "unknown-member" : "wrong-type";
        var error = new FieldError(pointer(mapping), text(key, locale(request)));
        return answer(Problem.of(CommonReason.INVALID_REQUEST), request, List.of(error));
    }

    private static String pointer(JsonMappingException mapping) {
        var pointer = new StringBuilder();
        for (var reference : mapping.getPath()) {
            pointer.append('/')
                    .append(reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
        }
        return pointer.toString();
    }

    /** {@code create.request.pillars[2].name} becomes {@code /pillars/2/name}, {@code list.limit} as {@code limit}. */
    private static String pointer(ConstraintViolation<?> violation) {
        var names = new ArrayList<String>();
        var parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.getIndex() != null) {
                names.add(node.getIndex().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                names.add(node.getName());
            }
        }
        return names.isEmpty() ? parameter : "/" + String.join("/", names);
    }

    private static RestResponse<ProblemDetails> answer(
            Problem problem, ContainerRequestContext request, List<FieldError> errors, Object... arguments) {
        var details = ProblemDetails.of(problem, locale(request), instance(request), errors, arguments);
        return RestResponse.ResponseBuilder.<ProblemDetails>create(problem.status())
                .entity(details)
                .type(PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale(request).getLanguage())
                .build();
    }

    private static String text(String key, Locale locale) {
        return Problem.text(HttpProblem.BUNDLE, key, locale);
    }

    /** The body of an error answer of a filter. */
    public static ProblemDetails details(Problem problem, ContainerRequestContext request, Object... arguments) {
        return ProblemDetails.of(problem, locale(request), instance(request), List.of(), arguments);
    }

    private static String instance(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath();
    }

    /** English, or French if the caller prefers it. */
    public static Locale locale(ContainerRequestContext request) {
        return request.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("fr") || language.equals("en"))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }
}
