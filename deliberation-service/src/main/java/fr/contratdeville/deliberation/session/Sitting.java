package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Regime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What the attendance log, the proxies and the quorum need to know of a session.
 *
 * @param heldOn the day of the session, on which members are in exercise or not
 * @param countedUntil up to which instant the members present have been counted, for a quorum or a ballot; what is
 *     recorded of before is a correction
 * @param openedAt when it opened, if it did
 * @param endedAt when it ended: what is recorded from then on is a correction
 */
public record Sitting(
        UUID sessionId,
        UUID assemblyId,
        LocalDate heldOn,
        Optional<Instant> countedUntil,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt) {

    /** The law that holds for it. */
    public Regime regime() {
        return Regime.on(heldOn);
    }
}
