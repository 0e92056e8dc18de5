package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Regime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The data of a session that attendance, proxies and quorum need.
 *
 * @param heldOn the day of the session, which determines the members in exercise
 * @param countedUntil the last instant for which members were counted, for a quorum or a ballot; attendance events up
 *     to it are corrections
 * @param openedAt instant of the opening, if it was opened
 * @param endedAt instant of the end; events recorded later are corrections
 */
public record Sitting(
        UUID sessionId,
        UUID assemblyId,
        LocalDate heldOn,
        Optional<Instant> countedUntil,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt) {

    /** The legal regime of the session. */
    public Regime regime() {
        return Regime.on(heldOn);
    }
}
