package fr.contratdeville.deliberation.roll;

import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.attendance.Attendance;
import fr.contratdeville.deliberation.attendance.Sitting;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.proxy.Proxies;
import fr.contratdeville.deliberation.recusal.Recusals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the roll: from mandates, attendance, proxies and recusals to who is counted and who votes at an instant. */
@ApplicationScoped
@Transactional
public class Rolls {
    private final Mandates mandates;
    private final Attendance attendance;
    private final Proxies proxies;
    private final Recusals recusals;

    Rolls(Mandates mandates, Attendance attendance, Proxies proxies, Recusals recusals) {
        this.mandates = mandates;
        this.attendance = attendance;
        this.proxies = proxies;
        this.recusals = recusals;
    }

    /**
     * The roll of a session at an instant, as far as is known now.
     *
     * @param itemId the item that it is called for, whose recusals count; null for the session as a whole
     */
    public Roll at(Sitting sitting, @Nullable UUID itemId, Instant at) {
        return history(sitting, itemId == null ? List.of() : List.of(itemId)).at(itemId, at);
    }

    /** The rolls of several items at one instant. */
    public Map<UUID, Roll> at(Sitting sitting, Collection<UUID> itemIds, Instant at) {
        var history = history(sitting, itemIds);
        return itemIds.stream().collect(Collectors.toMap(Function.identity(), item -> history.at(item, at)));
    }

    /** All that the rolls of a session follow from, with the recusals of these items. */
    public History history(Sitting sitting, Collection<UUID> itemIds) {
        return new History(
                sitting.regime(),
                mandates.inExercise(sitting.assemblyId(), sitting.heldOn()),
                attendance.movements(sitting.sessionId()),
                proxies.ofSession(sitting.sessionId()),
                recusals.of(itemIds));
    }
}
