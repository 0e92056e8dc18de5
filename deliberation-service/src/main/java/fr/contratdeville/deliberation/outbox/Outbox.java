package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Decisions to be delivered to programme-service, written in the transaction of what they are about. */
@ApplicationScoped
public class Outbox {
    private final Deliveries deliveries;
    private final Event<DecisionWritten> written;

    Outbox(Deliveries deliveries, Event<DecisionWritten> written) {
        this.deliveries = deliveries;
        this.written = written;
    }

    /** Enqueues a decision on a tranche. It is delivered if, and only if, the caller's transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void enqueue(UUID trancheId, Decision decision) {
        deliveries.add(trancheId, decision, null);
        written.fire(new DecisionWritten());
    }

    /** Enqueues the day from which a decision has effect. It is delivered after the decision, if the transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void enqueue(UUID trancheId, Decision decision, Enforceable enforceable) {
        deliveries.add(trancheId, decision, enforceable);
        written.fire(new DecisionWritten());
    }
}
