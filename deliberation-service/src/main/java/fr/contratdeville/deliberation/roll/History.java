package fr.contratdeville.deliberation.roll;

import fr.contratdeville.deliberation.law.Interest;
import fr.contratdeville.deliberation.law.Movements;
import fr.contratdeville.deliberation.law.Proxy;
import fr.contratdeville.deliberation.law.Regime;
import fr.contratdeville.deliberation.law.Roll;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is known of a session, read once: its roll at any instant follows without asking again. */
public record History(
        Regime regime,
        Set<UUID> inExercise,
        Movements movements,
        List<Proxy> proxies,
        BiFunction<UUID, Instant, Map<UUID, Interest>> recusals) {

    /**
     * The roll at an instant.
     *
     * @param itemId the item that it is called for, whose recusals count; null for the session as a whole
     */
    public Roll at(@Nullable UUID itemId, Instant at) {
        var whole = Roll.at(at, regime, inExercise, movements, proxies);
        return itemId == null ? whole : whole.recusing(recusals.apply(itemId, at));
    }
}
