package fr.contratdeville.conventions.problem;

import fr.contratdeville.conventions.refusal.CommonReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is refused before the domain code runs: a header or a parameter is missing or invalid. */
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable String parameter;

    HttpRefusal(Problem problem) {
        this(problem, null);
    }

    private HttpRefusal(Problem problem, @Nullable String parameter) {
        super(problem.name());
        this.problem = problem;
        this.parameter = parameter;
    }

    /** 400: the value of a header or of a query parameter is malformed. */
    public static HttpRefusal invalid(String parameter) {
        return new HttpRefusal(Problem.of(CommonReason.INVALID_REQUEST), parameter);
    }

    Problem problem() {
        return problem;
    }

    Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }
}
