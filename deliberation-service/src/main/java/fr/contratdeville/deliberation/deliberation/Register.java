package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.outbox.Outbox;
import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The register of deliberations. It numbers the acts and enqueues their decisions for programme-service. */
@ApplicationScoped
public class Register {
    private final Series series;
    private final Deliberations deliberations;
    private final Outbox outbox;
    private final Clock clock;

    Register(Series series, Deliberations deliberations, Outbox outbox, Clock clock) {
        this.series = series;
        this.deliberations = deliberations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Records an act under the next number of its series (rule E4). If it is about a tranche, the decision is written
     * to the outbox. All this is in the transaction of the caller.
     */
    @Transactional(TxType.MANDATORY)
    public void enter(Act act) {
        var number = series.take(act.assemblyId(), act.decidedOn().getYear());
        var deliberation = new Deliberation(number, act);
        deliberations.persistAndFlush(deliberation);
        act.tranche().ifPresent(tranche -> outbox.enqueue(tranche.id(), decision(deliberation, tranche)));
    }

    /**
     * Changes a deliberation. If a decision on a tranche becomes enforceable, this is enqueued for programme-service.
     *
     * @param work the change; its argument is the current legal day
     */
    @Transactional
    Deliberation change(UUID id, Revision revision, BiConsumer<Deliberation, LocalDate> work) {
        var deliberation = deliberations.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(deliberation.revision());
        var before = deliberation.enforceability().on();
        work.accept(deliberation, LegalDay.of(clock.instant()));
        deliberations.flush();
        var tranche = deliberation.tranche();
        var identifier = deliberation.actIdentifier();
        if (before.isEmpty() && tranche != null && identifier != null && deliberation.outcome() == Outcome.ADOPTED) {
            deliberation
                    .enforceability()
                    .on()
                    .ifPresent(day -> outbox.enqueue(
                            tranche.id(), decision(deliberation, tranche), new Enforceable(id, identifier, day)));
        }
        return deliberation;
    }

    private static Decision decision(Deliberation deliberation, DecidedTranche tranche) {
        return new Decision(
                deliberation.id(),
                deliberation.number(),
                deliberation.outcome(),
                deliberation.decidedOn(),
                tranche.version(),
                tranche.digest());
    }

    /**
     * Withdraws the deliberation of a ballot that is annulled.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal if the decision is already enqueued for programme-service
     */
    @Transactional(TxType.MANDATORY)
    public void withdraw(UUID ballotId, Instant at) {
        deliberations.ofBallot(ballotId).ifPresent(deliberation -> {
            if (deliberation.tranche() != null) {
                throw Reason.DECISION_TOLD.refusal(deliberation.number());
            }
            if (deliberation.transmittedOn() != null || deliberation.publication() != null) {
                throw Reason.DELIBERATION_ISSUED.refusal(deliberation.number());
            }
            deliberation.withdraw(at);
        });
    }

    /** The deliberations of some ballots, by id of the ballot. */
    @Transactional
    public Map<UUID, Entry> ofBallots(List<UUID> ballotIds) {
        return deliberations.list("ballotId in ?1", ballotIds).stream()
                .collect(Collectors.toMap(Deliberation::ballotId, found -> new Entry(found.id(), found.number())));
    }

    /** A deliberation and its number. */
    public record Entry(UUID id, String number) {}
}
