package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A member takes no part in an item (déport, rule R1).
 *
 * @param from instant of the declaration
 * @param until instant of the retraction, if there is one
 */
public record Recusal(UUID item, UUID member, Interest interest, Instant from, Optional<Instant> until) {
    /** Whether the recusal is in force at that instant. */
    boolean holds(Instant at) {
        return !from.isAfter(at) && until.filter(end -> !end.isAfter(at)).isEmpty();
    }
}
