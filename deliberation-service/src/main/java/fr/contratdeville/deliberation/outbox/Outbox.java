package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The deliveries for programme-service, written in the same transaction as the change. */
@ApplicationScoped
public class Outbox {
    private final Deliveries deliveries;
    private final Event<DecisionEnqueued> written;

    Outbox(Deliveries deliveries, Event<DecisionEnqueued> written) {
        this.deliveries = deliveries;
        this.written = written;
    }

    /** Enqueues a decision on a tranche. It is delivered if and only if the caller's transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void enqueue(UUID trancheId, Decision decision) {
        deliveries.add(trancheId, decision, null);
        written.fire(new DecisionEnqueued());
    }

    /**
     * Enqueues the day from which a decision is enforceable. It is delivered after the decision, if the transaction
     * commits.
     */
    @Transactional(TxType.MANDATORY)
    public void enqueue(UUID trancheId, Decision decision, Enforceable enforceable) {
        deliveries.add(trancheId, decision, enforceable);
        written.fire(new DecisionEnqueued());
    }

    /**
     * Enqueues a comparison of the hold of a tranche with the agenda, because its item has changed in this transaction.
     */
    @Transactional(TxType.MANDATORY)
    public void compareHold(UUID trancheId) {
        deliveries.addComparison(trancheId, Duration.ZERO);
        written.fire(new DecisionEnqueued());
    }

    /** One page of the deliveries that programme-service refuses. */
    @Transactional
    public List<RefusedDelivery> refused(Page page) {
        return deliveries.refused(page.after(), page.fetch());
    }

    /** A delivery that programme-service refuses or that was set aside. */
    @Transactional
    public Optional<RefusedDelivery> refused(UUID id) {
        return deliveries.refused(id);
    }

    /**
     * Sets a refused delivery aside: it is not tried again, and the following deliveries of its tranche go on.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 409 if it is not refused now, or is being tried
     */
    @Transactional(TxType.MANDATORY)
    public void setAside(RefusedDelivery delivery, String reason) {
        if (!deliveries.setAside(delivery.id(), reason)) {
            throw Reason.DELIVERY_NOT_REFUSED.refusal();
        }
        compareHold(delivery.trancheId());
    }
}
