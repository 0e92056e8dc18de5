package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A member takes no part in an item (déport, rule R1).
 *
 * @param from when it was declared
 * @param until when it was retracted, if it was
 */
public record Recusal(UUID item, UUID member, Interest interest, Instant from, Optional<Instant> until) {
    /** Whether the member takes no part at that instant. */
    boolean holds(Instant at) {
        return !from.isAfter(at) && until.filter(end -> !end.isAfter(at)).isEmpty();
    }
}
