package fr.contratdeville.conventions.refusal;

import java.util.Optional;

/**
 * A reason for which a service refuses a request, in terms of its domain. Each service lists its reasons in an enum
 * that implements this. Title, detail and documentation are in {@code messages*.properties}, with the slug of the
 * name as key.
 */
public interface Reason {

    /** The name of the constant, for instance {@code NOT_FOUND}. */
    String name();

    Kind kind();

    /** The rule that was applied, if any. */
    Optional<AppliedRule> rule();

    /**
     * An exception with this reason.
     *
     * @param arguments the arguments of the detail text
     */
    default Refusal refusal(Object... arguments) {
        return new Refusal(this, arguments);
    }
}
