package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The recorded events of a session. The roll at any instant is computed from them.
 *
 * @param inExercise members whose mandate is in force on the day of the session (rule Q3)
 * @param proxies the proxies that name the session, including ended ones
 * @param recusals the recusals of the items concerned, including retracted ones
 */
public record History(
        Regime regime, Set<UUID> inExercise, Movements movements, List<Proxy> proxies, List<Recusal> recusals) {

    /** The roll of the whole session at an instant. */
    public Roll at(Instant at) {
        return Roll.at(at, regime, inExercise, movements, proxies);
    }

    /** The roll for an item at an instant, with its recusals. */
    public Roll at(UUID item, Instant at) {
        return at(at).recusing(recusals.stream()
                .filter(recusal -> recusal.item().equals(item) && recusal.holds(at))
                .collect(Collectors.toMap(Recusal::member, Recusal::interest, (earlier, later) -> later)));
    }
}
