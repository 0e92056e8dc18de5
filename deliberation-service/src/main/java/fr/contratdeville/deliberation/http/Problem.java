package fr.contratdeville.deliberation.http;

import fr.contratdeville.deliberation.law.Rule;
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
    VOTE_NOT_YOURS(403),
    RECUSAL_NOT_YOURS(403, Rule.R1),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_IN_PROGRESS(409),
    ALREADY_EXISTS(409),
    SESSION_STATE(409),
    ITEM_STATE(409),
    BALLOT_OPEN(409),
    BALLOT_CLOSED(409),
    BALLOT_ANNULLED(409),
    BALLOT_FOLLOWED(409),
    DECISION_TOLD(409),
    DELIBERATION_WITHDRAWN(409),
    DELIBERATION_ISSUED(409, Rule.E1),
    ENFORCEABLE_ALREADY(409, Rule.E1),
    DELEGATION_MISSING(409, Rule.A1),
    ORIENTATION_NOT_DELEGABLE(409, Rule.A1),
    PROXY_ALREADY_HELD(409, Rule.P1),
    PROXY_ALREADY_GIVEN(409, Rule.P1),
    PROXY_ENDED(409, Rule.P2),
    PROXY_DURING_SESSION(409, Rule.P4),
    VOTED_BY_MINUTES(409),
    VOTES_CAST_HERE(409, Rule.V7),
    ALREADY_VOTED(409),
    NO_VOICE(409),
    MEMBER_RECUSED(409, Rule.R1),
    DISCUSSION_UNDER_WAY(409),
    AGENDA_SENT(409, Rule.C2),
    MANDATES_OVERLAP(409, Rule.Q3),
    REGISTER_IN_USE(409, Rule.E4),
    REGISTER_FULL(409, Rule.E4),
    VOICES_CHANGED(409, Rule.Q3),
    TRANCHE_NOT_SUBMITTED(409),
    TRANCHE_ALREADY_LISTED(409),
    OBJECT_CHANGED(409),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNKNOWN_REFERENCE(422),
    IDEMPOTENCY_KEY_REUSED(422),
    EVENT_IN_FUTURE(422),
    EVENT_OUT_OF_ORDER(422),
    EVENT_BEFORE_SESSION(422),
    OPENING_ON_ANOTHER_DAY(422),
    MANDATE_ENDS_BEFORE_IT_STARTS(422, Rule.Q3),
    NO_ACT_IDENTIFIER(422, Rule.E6),
    NOT_ON_THAT_DAY(422, Rule.E1),
    PUBLICATION_NOT_ELECTRONIC(422, Rule.E2),
    CONVOCATION_IN_FUTURE(422, Rule.C1),
    CONVOCATION_TOO_LATE(422, Rule.C1),
    SECOND_CONVOCATION_TOO_LATE(422, Rule.Q6),
    SECOND_BEFORE_FIRST(422, Rule.Q6),
    NOT_OF_FIRST_AGENDA(422, Rule.Q6),
    NO_DELEGATION_TO_A_COUNCIL(422, Rule.A1),
    URGENCY_NOT_PUT(422, Rule.C1),
    NO_URGENCY(422, Rule.C1),
    AGENDA_EMPTY(422, Rule.C2),
    NOT_ON_CONVOCATION(422, Rule.C2),
    NOTHING_TO_VOTE(422),
    NOT_FOR_INFORMATION(422),
    MEMBER_NOT_IN_EXERCISE(422, Rule.Q3),
    MEMBER_NOT_PRESENT(422, Rule.Q1),
    ATTENDANCE_CONTRADICTS(422),
    CORRECTION_UNEXPLAINED(422),
    INTEREST_ENDS_BEFORE_IT_STARTS(422, Rule.R1),
    PROXY_TO_ONESELF(422, Rule.P1),
    PROXY_TOO_LONG(422, Rule.P2),
    NO_APPOINTMENT(422, Rule.V8),
    CANDIDATES_MISSING(422, Rule.V8),
    NOT_A_CANDIDATE(422, Rule.V8),
    OLDEST_UNKNOWN(422, Rule.V8),
    BIRTH_DATE_MISSING(422, Rule.V8),
    SECRET_HAS_NO_INSTANT(422, Rule.V7),
    VOTE_NEEDS_INSTANT(422, Rule.V6),
    NO_SUCH_CHOICE(422),
    CLOSED_BY_ITS_VOTES(422),
    VOTE_UNCLEAR(422),
    VOTER_NAMED_TWICE(422),
    MORE_VOTES_THAN_VOICES(422, Rule.V1),
    PRESIDENT_VOTE_MISSING(422, Rule.V3),
    PRESIDENT_VOTE_CONTRADICTS(422, Rule.V3),
    PRECONDITION_REQUIRED(428),
    INTERNAL_ERROR(500),
    PROGRAMME_UNAVAILABLE(503);

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
        return new Refusal(this, null, arguments);
    }

    /** The last segment of the problem's type, for instance {@code object-changed}. */
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
