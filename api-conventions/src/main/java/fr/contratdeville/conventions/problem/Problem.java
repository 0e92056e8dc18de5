package fr.contratdeville.conventions.problem;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Reason;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A type of problem (RFC 9457): a status, a stable slug, an optional rule, and texts in English and French. */
public interface Problem {
    /** The name of the constant, for instance {@code NOT_FOUND}. */
    String name();

    /** The HTTP status of the answer. */
    int status();

    /** The rule that was applied, if any. */
    Optional<AppliedRule> rule();

    /** The resource bundle of its texts. */
    String bundle();

    /** The problem of a reason. */
    static Problem of(Reason reason) {
        return new ReasonProblem(reason);
    }

    /** The last segment of the problem's type, for instance {@code not-found}. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default String title(Locale locale) {
        return text("title", locale);
    }

    /** @param arguments the arguments of the text */
    default String detail(Locale locale, Object... arguments) {
        return new MessageFormat(text("detail", locale), locale).format(arguments);
    }

    /** What a client can do about it: the text at the problem's type. */
    default String documentation(Locale locale) {
        return text("documentation", locale);
    }

    private String text(String part, Locale locale) {
        return text(bundle(), slug() + "." + part, locale);
    }

    /**
     * A text of a bundle. English is the root bundle, whatever the default locale of the JVM. At build time only the class
     * loader of the thread sees the bundles of the service.
     */
    static String text(String bundle, String key, Locale locale) {
        return ResourceBundle.getBundle(
                        bundle,
                        locale,
                        Thread.currentThread().getContextClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    /** The HTTP problem of a reason of the domain. */
    record ReasonProblem(Reason reason) implements Problem {
        @Override
        public String name() {
            return reason.name();
        }

        @Override
        public int status() {
            return switch (reason.kind()) {
                case INVALID -> 400;
                case NOT_YOURS -> 403;
                case NOT_FOUND -> 404;
                case STATE -> 409;
                case GONE -> 410;
                case CONTENT -> 422;
                case UNAVAILABLE -> 503;
            };
        }

        @Override
        public Optional<AppliedRule> rule() {
            return reason.rule();
        }

        @Override
        public String bundle() {
            return reason instanceof CommonReason ? HttpProblem.BUNDLE : "messages";
        }
    }
}
