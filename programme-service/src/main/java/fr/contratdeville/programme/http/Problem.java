package fr.contratdeville.programme.http;

import fr.contratdeville.programme.rules.Rule;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The one table of the ways in which this API says no: each row a stable problem type (RFC 9457) with its status and
 * the rule that it applies, if any. Titles and sentences stand in {@code messages*.properties} under the slug.
 */
public enum Problem {
    MALFORMED_REQUEST(400),
    INVALID_REQUEST(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_IN_PROGRESS(409),
    ALREADY_EXISTS(409),
    TRANCHE_FROZEN(409),
    TRANCHE_NOT_SUBMITTED(409),
    TRANCHE_EMPTY(409),
    OBJECT_CHANGED(409),
    ALREADY_DECIDED(409),
    ALREADY_ENFORCEABLE(409),
    TRANCHE_NOT_ADOPTED(409),
    REQUEST_MOVED_ON(409),
    VERSION_SUPERSEDED(409, Rule.F14),
    ALREADY_RECORDED(409),
    CURSOR_GONE(410),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNKNOWN_REFERENCE(422),
    IDEMPOTENCY_KEY_REUSED(422),
    CONTRIBUTION_ABOVE_COST(422, Rule.F6),
    CONTRIBUTION_MISSING(422, Rule.F7),
    COFINANCING_REQUESTED(409, Rule.F10),
    DUPLICATE_ACTION(409, Rule.F12),
    FINANCING_PLAN_UNBALANCED(422, Rule.F10),
    REQUESTED_ABOVE_COST(422, Rule.F10),
    REQUESTED_NOT_IN_PLAN(422, Rule.F10),
    COFINANCING_OF_ANOTHER_BODY(422, Rule.F10),
    GRANT_NOT_AS_REQUESTED(422, Rule.F15),
    REFUSAL_WITHOUT_REASON(422, Rule.F15),
    PAID_ABOVE_GRANT(422, Rule.F8),
    WEBHOOK_ADDRESS_REFUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500);

    private final int status;
    private final @Nullable Rule rule;

    Problem(int status) {
        this(status, null);
    }

    Problem(int status, @Nullable Rule rule) {
        this.status = status;
        this.rule = rule;
    }

    /** An exception that carries this problem; {@code arguments} fill in its sentence. */
    public Refusal refusal(Object... arguments) {
        return new Refusal(this, arguments);
    }

    /** The last segment of the problem's type, for instance {@code tranche-frozen}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The problem whose {@link #slug()} this is. */
    static Optional<Problem> ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(problem -> problem.slug().equals(slug))
                .findFirst();
    }

    public int status() {
        return status;
    }

    Optional<Rule> rule() {
        return Optional.ofNullable(rule);
    }

    String title(Locale locale) {
        return text("title", locale);
    }

    String detail(Locale locale, Object... arguments) {
        return new MessageFormat(text("detail", locale), locale).format(arguments);
    }

    /** What a caller can do about it: the text that the problem's type resolves to. */
    String documentation(Locale locale) {
        return text("documentation", locale);
    }

    /** Any other sentence of the bundles. */
    static String message(String key, Locale locale) {
        return ResourceBundle.getBundle("messages", locale, NO_FALLBACK).getString(key);
    }

    private String text(String part, Locale locale) {
        return message(slug() + "." + part, locale);
    }

    /** English is the root bundle; the locale of the machine must not get in between. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
