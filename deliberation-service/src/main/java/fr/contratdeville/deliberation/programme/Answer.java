package fr.contratdeville.deliberation.programme;

/** What programme-service says to a decision. */
public sealed interface Answer {
    /** It has it. */
    record Accepted() implements Answer {}

    /** It does not want it, and will not until somebody does something: the status, and the type of the problem. */
    record Refused(String problem) implements Answer {}

    /** It did not answer, or could not: to be repeated. */
    record Unavailable(String cause) implements Answer {}
}
