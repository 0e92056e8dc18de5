package fr.contratdeville.conventions.problem;

import fr.contratdeville.conventions.refusal.CommonReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is refused before the domain code runs: a header or a parameter is missing or invalid. */
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient @Nullable Parameter parameter;

    HttpRefusal(Problem problem) {
        this(problem, null);
    }

    private HttpRefusal(Problem problem, @Nullable Parameter parameter) {
        super(problem.name());
        this.problem = problem;
        this.parameter = parameter;
    }

    /**
     * A header or a query parameter that is wrong.
     *
     * @param text the key of the sentence that says why
     */
    record Parameter(String name, String text) {}

    /** 400: the value of a header or of a query parameter is malformed. */
    public static HttpRefusal invalid(String parameter) {
        return refusal(parameter, "wrong-type");
    }

    /** 400: the operation has no such query parameter. */
    public static HttpRefusal unknown(String parameter) {
        return refusal(parameter, "unknown-parameter");
    }

    /** 400: a query parameter that takes one value has several. */
    public static HttpRefusal repeated(String parameter) {
        return refusal(parameter, "repeated-parameter");
    }

    private static HttpRefusal refusal(String parameter, String text) {
        return new HttpRefusal(Problem.of(CommonReason.INVALID_REQUEST), new Parameter(parameter, text));
    }

    Problem problem() {
        return problem;
    }

    Optional<Parameter> parameter() {
        return Optional.ofNullable(parameter);
    }
}
