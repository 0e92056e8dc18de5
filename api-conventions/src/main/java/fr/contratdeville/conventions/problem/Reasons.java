package fr.contratdeville.conventions.problem;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The reasons of one service. Each service produces one bean of this type.
 *
 * @param own the constants of its enum
 * @param constraints the reason for a violation of each unique constraint, by name in SQL: two requests can violate
 *     it at the same time although each one has checked
 */
public record Reasons(List<? extends Reason> own, Map<String, Reason> constraints) {

    /** All problems of this service. */
    public Stream<Problem> problems() {
        return Stream.concat(
                Stream.of(HttpProblem.values()),
                Stream.concat(Stream.of(CommonReason.values()), own.stream()).map(Problem::of));
    }
}
