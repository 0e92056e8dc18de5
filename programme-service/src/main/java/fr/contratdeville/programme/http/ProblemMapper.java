package fr.contratdeville.programme.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.contratdeville.programme.http.ProblemDetails.FieldError;
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
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From every exception that can leave a resource to a row of {@link Problem}; nothing of the inside is told. */
class ProblemMapper {
    static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    RestResponse<ProblemDetails> refusal(Refusal refusal, ContainerRequestContext request) {
        var locale = locale(request);
        var errors = refusal.pointer() == null
                ? List.<FieldError>of()
                : List.of(new FieldError(
                        refusal.pointer(),
                        refusal.problem() == Problem.INVALID_REQUEST
                                ? Problem.message("wrong-type", locale)
                                : refusal.problem().detail(locale, refusal.arguments())));
        var answer = answer(refusal.problem(), request, errors, refusal.arguments());
        if (refusal.restart() == null) {
            return answer;
        }
        return RestResponse.ResponseBuilder.create(
                        answer.getStatusInfo(), answer.getEntity().restartAt(refusal.restart()))
                .type(PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale(request).getLanguage())
                .header(HttpHeaders.LINK, "<" + refusal.restart() + ">; rel=\"start\"")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<ProblemDetails> invalid(ConstraintViolationException invalid, ContainerRequestContext request) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .toList();
        return answer(Problem.INVALID_REQUEST, request, errors);
    }

    /** Jackson's own refusals: an unknown member, a wrong type, a value that is none of those allowed. */
    @ServerExceptionMapper
    RestResponse<ProblemDetails> mismatched(MismatchedInputException mismatch, ContainerRequestContext request) {
        return json(mismatch, request);
    }

    @ServerExceptionMapper
    RestResponse<ProblemDetails> unparseable(JsonParseException malformed, ContainerRequestContext request) {
        return answer(Problem.MALFORMED_REQUEST, request, List.of());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<ProblemDetails> unauthenticated(ContainerRequestContext request) {
        var answer = answer(Problem.UNAUTHENTICATED, request, List.of());
        answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return answer;
    }

    @ServerExceptionMapper(ForbiddenException.class)
    RestResponse<ProblemDetails> forbidden(ContainerRequestContext request) {
        return answer(Problem.FORBIDDEN, request, List.of());
    }

    /** Two requests changed the same thing between its reading and its writing. */
    @ServerExceptionMapper(OptimisticLockException.class)
    RestResponse<ProblemDetails> stale(ContainerRequestContext request) {
        return answer(Problem.STALE_VERSION, request, List.of());
    }

    /** The last line of defence: a constraint that stands in SQL. */
    @ServerExceptionMapper
    RestResponse<ProblemDetails> constraint(
            org.hibernate.exception.ConstraintViolationException violation, ContainerRequestContext request) {
        if (violation.getKind() != ConstraintKind.UNIQUE) {
            return incident(violation, request);
        }
        var action = "action_is_unique".equals(violation.getConstraintName());
        return answer(action ? Problem.DUPLICATE_ACTION : Problem.ALREADY_EXISTS, request, List.of());
    }

    @ServerExceptionMapper
    RestResponse<ProblemDetails> http(WebApplicationException failure, ContainerRequestContext request) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal(refusal, request);
            }
            if (cause instanceof JacksonException json) {
                return json(json, request);
            }
        }
        return switch (failure.getResponse().getStatus()) {
            case 401 -> unauthenticated(request);
            case 403 -> forbidden(request);
            case 404 -> answer(Problem.NOT_FOUND, request, List.of());
            case 405 -> answer(Problem.METHOD_NOT_ALLOWED, request, List.of(), request.getMethod());
            case 406 -> answer(Problem.NOT_ACCEPTABLE, request, List.of());
            case 413 -> answer(Problem.BODY_TOO_LARGE, request, List.of());
            case 415 -> answer(Problem.UNSUPPORTED_MEDIA_TYPE, request, List.of());
            default ->
                failure.getResponse().getStatusInfo().getFamily() == Family.CLIENT_ERROR
                        ? answer(Problem.MALFORMED_REQUEST, request, List.of())
                        : unexpected(failure, request);
        };
    }

    @ServerExceptionMapper
    RestResponse<ProblemDetails> unexpected(Throwable failure, ContainerRequestContext request) {
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
        return answer(Problem.INTERNAL_ERROR, request, List.of(), incident);
    }

    private static RestResponse<ProblemDetails> json(JacksonException failure, ContainerRequestContext request) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return answer(Problem.MALFORMED_REQUEST, request, List.of());
        }
        for (Throwable cause = mapping.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonParseException) {
                return answer(Problem.MALFORMED_REQUEST, request, List.of());
            }
        }
        var key = mapping instanceof UnrecognizedPropertyException ? "unknown-member" : "wrong-type";
        var error = new FieldError(pointer(mapping), Problem.message(key, locale(request)));
        return answer(Problem.INVALID_REQUEST, request, List.of(error));
    }

    private static String pointer(JsonMappingException mapping) {
        var pointer = new StringBuilder();
        for (var reference : mapping.getPath()) {
            pointer.append('/')
                    .append(reference.getFieldName() == null ? reference.getIndex() : reference.getFieldName());
        }
        return pointer.toString();
    }

    /** {@code create.request.pillars[2].name} is told as {@code /pillars/2/name}, {@code list.limit} as {@code limit}. */
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

    static ProblemDetails details(Problem problem, ContainerRequestContext request, Object... arguments) {
        return ProblemDetails.of(problem, locale(request), instance(request), List.of(), arguments);
    }

    private static String instance(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath();
    }

    static Locale locale(ContainerRequestContext request) {
        return request.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("fr") || language.equals("en"))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }
}
