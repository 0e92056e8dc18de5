package fr.contratdeville.deliberation.delivery;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.outbox.Outbox;
import fr.contratdeville.deliberation.outbox.RefusedDelivery;
import fr.contratdeville.deliberation.session.SessionGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Sets refused deliveries aside, with a line in the journal of the session. */
@ApplicationScoped
class RefusedDeliveryService {
    private final Outbox outbox;
    private final SessionGuard sessions;
    private final Journal journal;

    RefusedDeliveryService(Outbox outbox, SessionGuard sessions, Journal journal) {
        this.outbox = outbox;
        this.sessions = sessions;
        this.journal = journal;
    }

    /** Sets a delivery aside. A repetition with the same reason changes nothing. */
    @Transactional
    RefusedDelivery setAside(UUID id, String reason) {
        sessions.lockForJournal(required(id).sessionId());
        var delivery = required(id);
        if (reason.equals(delivery.setAsideBecause())) {
            return delivery;
        }
        outbox.setAside(delivery, reason);
        journal.write(
                delivery.sessionId(),
                JournalEntry.ofItem(EventKind.DELIVERY_SET_ASIDE, null, delivery.itemId())
                        .because(reason));
        return required(id);
    }

    private RefusedDelivery required(UUID id) {
        return outbox.refused(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }
}
