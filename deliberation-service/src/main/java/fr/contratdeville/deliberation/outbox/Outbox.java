package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** The decisions for programme-service, written in the same transaction as the change. */
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
}
