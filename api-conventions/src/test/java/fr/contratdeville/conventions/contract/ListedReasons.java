package fr.contratdeville.conventions.contract;

import com.tngtech.archunit.core.domain.JavaClasses;
import fr.contratdeville.conventions.problem.Problem;
import fr.contratdeville.conventions.problem.Reasons;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Reason;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the reasons that the operations of a contract list with those that the code can give. */
public final class ListedReasons {
    private final Map<String, Set<String>> listed;
    private final Reasons reasons;

    public ListedReasons(PublishedContract contract, Reasons reasons) {
        listed = contract.problems();
        this.reasons = reasons;
    }

    /**
     * The reasons that an operation lists although its code cannot reach them, by operation. Reasons that stand for a unique
     * constraint of the database are left out, because no code names them.
     */
    public Map<String, Set<String>> unreachable(JavaClasses service) {
        var checked = Stream.concat(reasons.own().stream(), Stream.of(CommonReason.UNKNOWN_REFERENCE))
                .filter(reason -> !reasons.constraints().containsValue(reason))
                .map(ListedReasons::slug)
                .collect(Collectors.toSet());
        var reachable = new ReachableReasons(service).byOperation();
        var unreachable = new TreeMap<String, Set<String>>();
        listed.forEach((operation, slugs) -> {
            var wrong = new TreeSet<>(slugs);
            wrong.retainAll(checked);
            wrong.removeAll(reachable.getOrDefault(operation, Set.of()));
            if (!wrong.isEmpty()) {
                unreachable.put(operation, wrong);
            }
        });
        return unreachable;
    }

    /** The reasons that no operation lists. */
    public Set<String> unlisted() {
        var unlisted = reasons.own().stream().map(ListedReasons::slug).collect(Collectors.toSet());
        listed.values().forEach(unlisted::removeAll);
        return unlisted;
    }

    private static String slug(Reason reason) {
        return Problem.of(reason).slug();
    }
}
