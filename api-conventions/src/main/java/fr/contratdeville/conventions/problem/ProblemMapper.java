package fr.contratdeville.conventions.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.contratdeville.conventions.database.Outage;
import fr.contratdeville.conventions.problem.ProblemDetails.FieldError;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Kind;
import fr.contratdeville.conventions.refusal.Refusal;
import io.quarkus.oidc.OIDCException;
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
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Maps every exception of a resource to a {@link Problem}. No detail of the implementation is shown. */
public class ProblemMapper {
    /** The media type of RFC 9457. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Retry-After in seconds, when the database or another service is not available. */
    private static final int RETRY_AFTER = 5;

    private static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.FRENCH);

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
            return later(answer);
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

    /** {@code things[0].name} as the JSON pointer {@code /things/0/name}. */
    private static String pointer(String field) {
        return "/" + field.replace("]", "").replace('[', '/').replace('.', '/');
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> refusal(HttpRefusal refusal, ContainerRequestContext request) {
        var errors =
                refusal
                        .parameter()
                        .map(wrong -> new FieldError(wrong.name(), text(wrong.text(), locale(request))))
                        .stream()
                        .toList();
        return answer(refusal.problem(), request, errors);
    }

    @ServerExceptionMapper
    public RestResponse<ProblemDetails> invalid(ConstraintViolationException invalid, ContainerRequestContext request) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation, request), violation.getMessage()))
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
        answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
        return answer;
    }

    /** RFC 6750: whether a token was refused or none was sent. */
    private static String challenge(ContainerRequestContext request) {
        var sent = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.AUTHORIZATION), "");
        return sent.regionMatches(true, 0, "Bearer ", 0, 7) ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public RestResponse<ProblemDetails> forbidden(ContainerRequestContext request) {
        return answer(HttpProblem.FORBIDDEN, request, List.of());
    }

    /** A token cannot be verified: this replica does not have the keys of the authorization server yet. */
    @ServerExceptionMapper
    public RestResponse<ProblemDetails> keys(OIDCException away, ContainerRequestContext request) {
        LOG.warnf("%s %s: no keys to verify the token: %s", request.getMethod(), instance(request), away.getMessage());
        return later(answer(HttpProblem.KEYS_UNAVAILABLE, request, List.of()));
    }

    private static RestResponse<ProblemDetails> later(RestResponse<ProblemDetails> answer) {
        answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        return answer;
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
        return Outage.causeOf(failure)
                .map(cause -> unavailable(cause, request))
                .orElseGet(() -> incident(failure, request));
    }

    private static RestResponse<ProblemDetails> unavailable(String cause, ContainerRequestContext request) {
        LOG.warnf("%s %s: the database does not serve: %s", request.getMethod(), instance(request), cause);
        return later(answer(HttpProblem.DATABASE_UNAVAILABLE, request, List.of()));
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
            if (cause instanceof HttpRefusal refusal) {
                return answer(refusal.problem(), request, List.of());
            }
            if (cause instanceof JsonParseException || cause instanceof StreamConstraintsException) {
                return answer(HttpProblem.MALFORMED_REQUEST, request, List.of());
            }
        }
        if (isAfterTheEnd(mapping)) {
            return answer(HttpProblem.MALFORMED_REQUEST, request, List.of());
        }
        var key = mapping instanceof UnrecognizedPropertyException ? "unknown-member" : "wrong-type";
        var error = new FieldError(pointer(mapping), text(key, locale(request)));
        return answer(Problem.of(CommonReason.INVALID_REQUEST), request, List.of(error));
    }

    /** Whether the body is a second JSON value after the one that was asked for. */
    private static boolean isAfterTheEnd(JsonMappingException mapping) {
        if (!(mapping.getProcessor() instanceof JsonParser parser)) {
            return false;
        }
        var root = parser.getParsingContext();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCurrentIndex() > 0;
    }

    private static String pointer(JsonMappingException mapping) {
        var pointer = new StringBuilder();
        for (var reference : mapping.getPath()) {
            var name = reference.getFieldName() == null
                    ? Integer.toString(reference.getIndex())
                    : reference.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /**
     * {@code create.request.pillars[2].name} becomes {@code /pillars/2/name}, {@code list.limit} becomes {@code limit}, and
     * a body that is missing is the empty pointer.
     */
    private static String pointer(ConstraintViolation<?> violation, ContainerRequestContext request) {
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
        if (names.isEmpty()) {
            return request.getMethod().equals("GET") ? parameter : "";
        }
        return "/" + String.join("/", names);
    }

    /** The answer with this problem. */
    public static RestResponse<ProblemDetails> answer(
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

    private static String instance(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getPath();
    }

    /** English, or French if the caller prefers it. */
    public static Locale locale(ContainerRequestContext request) {
        return locale(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The same, from the header {@code Accept-Language}; one that cannot be read asks for nothing. */
    public static Locale locale(@Nullable String acceptLanguage) {
        try {
            var preferred =
                    Locale.lookup(Locale.LanguageRange.parse(Objects.requireNonNullElse(acceptLanguage, "*")), LOCALES);
            return Objects.requireNonNullElse(preferred, Locale.ENGLISH);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Locale.ENGLISH;
        }
    }
}
