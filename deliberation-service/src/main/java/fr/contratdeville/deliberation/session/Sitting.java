package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Regime;
import fr.contratdeville.deliberation.refusal.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data of a session that attendance, proxies and quorum need.
 *
 * @param heldOn the day of the session, which determines the members in exercise
 * @param countedUntil the last instant for which members were counted, for a quorum or a ballot; what is recorded up
 *     to it is a correction
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

    /** Whether members were counted at this instant or later: what is recorded of it now is a correction. */
    public boolean counted(Instant at) {
        return countedUntil.filter(until -> !at.isAfter(until)).isPresent();
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if what is recorded of this instant needs a reason */
    public void requireReason(Instant at, @Nullable String reason, String field) {
        if (reason == null && counted(at)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(countedUntil.orElseThrow()))
                    .at(field);
        }
    }

    /** The reason of a correction of this instant; null if it is none. */
    public @Nullable String correction(Instant at, @Nullable String reason) {
        return counted(at) ? reason : null;
    }

    /** The legal regime of the session. */
    public Regime regime() {
        return Regime.on(heldOn);
    }
}
