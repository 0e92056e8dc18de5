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
 * @param constraints the reason that each unique constraint of the database stands for, by its name in SQL: two requests can
 *     run into it at the same moment although each has checked
 */
public record Reasons(List<? extends Reason> own, Map<String, Reason> constraints) {

    /** Every problem that this service can answer with. */
    public Stream<Problem> problems() {
        return Stream.concat(
                Stream.of(HttpProblem.values()),
                Stream.concat(Stream.of(CommonReason.values()), own.stream()).map(Problem::of));
    }
}
