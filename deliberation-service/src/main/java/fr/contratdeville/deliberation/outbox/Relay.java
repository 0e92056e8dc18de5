package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.programme.Answer;
import fr.contratdeville.deliberation.programme.Problem;
import fr.contratdeville.deliberation.programme.Programme;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the outbox: each decision at least once, those of one tranche in order, also after crashes and with several
 * replicas. It claims a delivery with a lease, calls programme-service without a transaction, and records the answer.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final Deliveries deliveries;
    private final Programme programme;
    private final Holding holding;
    private final OutboxConfig config;
    private final ExecutorService executor;

    /** Read by those that deliver, and written by the end of the service. */
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

    private volatile boolean closing;

    Relay(Deliveries deliveries, Programme programme, Holding holding, OutboxConfig config, ExecutorService executor) {
        if (config.lease().compareTo(Programme.LONGEST_CALL.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException("outbox.lease must be at least four times " + Programme.LONGEST_CALL);
        }
        this.deliveries = deliveries;
        this.programme = programme;
        this.holding = holding;
        this.config = config;
        this.executor = executor;
    }

    /** Called when a decision is committed. */
    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) DecisionEnqueued written) {
        executor.execute(this::deliver);
    }

    /** Delivers all decisions that are due. */
    @Scheduled(every = "${outbox.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void deliver() {
        if (!open.readLock().tryLock()) {
            return;
        }
        try {
            for (var next = claim(); next != null; next = claim()) {
                next.deliver();
            }
        } finally {
            open.readLock().unlock();
        }
    }

    /** Before the database is closed: the delivery that is running ends, and no other begins. */
    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        closing = true;
        open.writeLock().tryLock(Holding.longest().toMillis(), TimeUnit.MILLISECONDS);
    }

    private @Nullable Claim claim() {
        if (closing) {
            return null;
        }
        var since = System.nanoTime();
        return deliveries
                .claim(config.lease())
                .map(delivery -> new Claim(delivery, since))
                .orElse(null);
    }

    /** A claimed decision, with the {@link System#nanoTime} of the claim. */
    private final class Claim {
        private final Delivery delivery;
        private final long since;

        Claim(Delivery delivery, long since) {
            this.delivery = delivery;
            this.since = since;
        }

        void deliver() {
            if (leaseLeft().compareTo(Holding.longest()) < 0) {
                return;
            }
            var answer = answer();
            if (answer instanceof Answer.Accepted) {
                delivered();
                LOG.infof("%s delivered", delivery);
            } else if (answer instanceof Answer.Refused refused) {
                refused(refused.problem());
            } else if (answer instanceof Answer.Unavailable unavailable) {
                deliveries.failed(delivery, delay(unavailable), unavailable.cause());
                LOG.warnf("%s not delivered: %s", delivery, unavailable.cause());
            }
        }

        /** A comparison that took longer than its lease may have put what another one had ended: it is done once more. */
        private void delivered() {
            if (!deliveries.delivered(delivery) && delivery.decision().isEmpty()) {
                deliveries.addComparisonNow(delivery.trancheId(), Duration.ZERO);
            }
        }

        private Answer answer() {
            var tranche = delivery.trancheId();
            if (delivery.decision().isEmpty()) {
                return holding.compare(tranche);
            }
            return delivery.enforceable()
                    .map(enforceable -> programme.enforce(tranche, enforceable))
                    .orElseGet(
                            () -> programme.decide(tranche, delivery.decision().get()));
        }

        /** A decision must arrive. A hold that is refused is put again when the ballot opens, which is then refused. */
        private void refused(Problem problem) {
            if (delivery.decision().isEmpty()) {
                deliveries.delivered(delivery);
                LOG.warnf("%s refused: %s", delivery, problem.type());
            } else {
                deliveries.refused(delivery, config.refusedDelay(), problem);
                LOG.errorf("%s refused: %s", delivery, problem.type());
            }
        }

        /** The delay that the answer asks for, or a longer one; within the maximum. */
        private Duration delay(Answer.Unavailable unavailable) {
            var own = backoff(delivery.attempts());
            return unavailable
                    .retryAfter()
                    .filter(asked -> asked.compareTo(own) > 0)
                    .map(asked -> asked.compareTo(config.longestDelay()) < 0 ? asked : config.longestDelay())
                    .orElse(own);
        }

        /** The rest of the lease: after a pause of this process, another replica may have claimed the decision. */
        private Duration leaseLeft() {
            return config.lease().minusNanos(System.nanoTime() - since);
        }
    }

    /**
     * Doubled with each failure up to a maximum, less a random part of up to one half, so that replicas do not retry at
     * the same time.
     */
    private Duration backoff(int attempts) {
        var doubled = config.firstDelay().multipliedBy(1L << Math.min(attempts - 1, 20));
        var bound = doubled.compareTo(config.longestDelay()) < 0 ? doubled : config.longestDelay();
        return bound.minusMillis(ThreadLocalRandom.current().nextLong(bound.toMillis() / 2 + 1));
    }
}
