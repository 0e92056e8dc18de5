package fr.contratdeville.deliberation.http;

/**
 * The one way in which this service says no: a row of the table {@link Problem} with what fills in its sentence.
 * Whatever transaction is under way is rolled back.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Object[] arguments;
    private final String pointer;

    Refusal(Problem problem, String pointer, Object... arguments) {
        super(problem.slug());
        this.problem = problem;
        this.pointer = pointer;
        this.arguments = arguments;
    }

    /** The same refusal, told of one member of the request body: a JSON pointer such as {@code /financingPlan/0}. */
    public Refusal at(String jsonPointer) {
        return new Refusal(problem, jsonPointer, arguments);
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
}
