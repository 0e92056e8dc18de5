package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is recorded of a session. Its roll at any instant follows from it.
 *
 * @param inExercise members whose mandate is in force on the day of the session (rule Q3)
 * @param proxies those that name the session, ended or not
 * @param recusals those of the items that the rolls are asked for, retracted or not
 */
public record History(
        Regime regime, Set<UUID> inExercise, Movements movements, List<Proxy> proxies, List<Recusal> recusals) {

    /** The roll of the session as a whole at an instant. */
    public Roll at(Instant at) {
        return Roll.at(at, regime, inExercise, movements, proxies);
    }

    /** The roll for an item at an instant: its recusals count. */
    public Roll at(UUID item, Instant at) {
        return at(at).recusing(recusals.stream()
                .filter(recusal -> recusal.item().equals(item) && recusal.holds(at))
                .collect(Collectors.toMap(Recusal::member, Recusal::interest, (earlier, later) -> later)));
    }
}
