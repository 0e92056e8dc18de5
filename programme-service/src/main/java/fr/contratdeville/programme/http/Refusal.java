package fr.contratdeville.programme.http;

/**
 * The one way in which this service says no: a row of the table {@link Problem} with what fills in its sentence.
 * Whatever transaction is under way is rolled back.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Object[] arguments;
    private final String pointer;
    private final String restart;

    Refusal(Problem problem, Object... arguments) {
        this(problem, null, null, arguments);
    }

    private Refusal(Problem problem, String pointer, String restart, Object... arguments) {
        super(problem.slug());
        this.problem = problem;
        this.pointer = pointer;
        this.restart = restart;
        this.arguments = arguments;
    }

    /** The same refusal, told of one member of the request body: a JSON pointer such as {@code /financingPlan/0}. */
    public Refusal at(String jsonPointer) {
        return new Refusal(problem, jsonPointer, restart, arguments);
    }

    /** The same refusal, with the path where the caller can start anew. */
    public Refusal restartAt(String path) {
        return new Refusal(problem, pointer, path, arguments);
    }

    Problem problem() {
        return problem;
    }

    Object[] arguments() {
        return arguments;
    }

    String pointer() {
        return pointer;
    }

    String restart() {
        return restart;
    }
}
