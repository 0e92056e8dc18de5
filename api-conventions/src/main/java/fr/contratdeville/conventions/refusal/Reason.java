package fr.contratdeville.conventions.refusal;

import java.util.Optional;

/**
 * One way in which a service refuses a request, in the words of its domain. Each service lists its own reasons in an enum
 * that implements this. Title, sentence and explanation are in {@code messages*.properties}, under the slug of the name.
 */
public interface Reason {

    /** The name of the constant, for instance {@code TRANCHE_FROZEN}. */
    String name();

    Kind kind();

    /** The rule that was applied, if any. */
    Optional<AppliedRule> rule();

    /** An exception that carries this reason; {@code arguments} fill in its sentence. */
    default Refusal refusal(Object... arguments) {
        return new Refusal(this, arguments);
    }
}
