package fr.contratdeville.conventions.problem;

import fr.contratdeville.conventions.refusal.AppliedRule;
import java.util.Optional;

/** The problems of HTTP itself, which the domain does not know. */
public enum HttpProblem implements Problem {
    MALFORMED_REQUEST(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_IN_PROGRESS(409),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    DATABASE_UNAVAILABLE(503),
    KEYS_UNAVAILABLE(503);

    /** The resource bundle of the problems that all services share. */
    static final String BUNDLE = "conventions";

    private final int status;

    HttpProblem(int status) {
        this.status = status;
    }

    /** An exception that is mapped to this problem. */
    public HttpRefusal refusal() {
        return new HttpRefusal(this);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Optional<AppliedRule> rule() {
        return Optional.empty();
    }

    @Override
    public String bundle() {
        return BUNDLE;
    }
}
