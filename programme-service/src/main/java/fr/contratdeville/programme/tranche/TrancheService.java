package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.json.Digest;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Caller;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.programme.Programmes;
import fr.contratdeville.programme.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes of state of a tranche. Each change locks the row first, so that changes are made one after the other. */
@ApplicationScoped
public class TrancheService {
    private final Tranches tranches;
    private final Programmes programmes;
    private final CanonicalContent content;
    private final Event<TrancheDecided> decided;
    private final Event<ActEnforceable> enforceable;
    private final Caller caller;
    private final HoldSettings holds;
    private final Clock clock;

    TrancheService(
            Tranches tranches,
            Programmes programmes,
            CanonicalContent content,
            Event<TrancheDecided> decided,
            Event<ActEnforceable> enforceable,
            Caller caller,
            HoldSettings holds,
            Clock clock) {
        this.tranches = tranches;
        this.programmes = programmes;
        this.content = content;
        this.decided = decided;
        this.enforceable = enforceable;
        this.caller = caller;
        this.holds = holds;
        this.clock = clock;
    }

    @Transactional
    Tranche create(UUID programmeId, NewTranche request) {
        programmes.view(programmeId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var tranche = new Tranche(programmeId, request.number(), request.title());
        tranches.persistAndFlush(tranche);
        return tranche;
    }

    /**
     * The tranche, if the caller may read it: agents, auditors and deliberation-service read all, others only adopted
     * ones.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal 404 otherwise
     */
    @Transactional
    public TrancheView visible(UUID id) {
        return TrancheView.of(visibleEntity(id));
    }

    @Transactional
    Tranche visibleEntity(UUID id) {
        return tranches.findByIdOptional(id)
                .filter(tranche -> tranche.state() == Tranche.State.ADOPTED || seesDrafts())
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** The submitted content of this version. Without a role that may read drafts, only of the adopted version. */
    @Transactional
    Submission visibleSubmission(UUID id, int version) {
        var tranche = visibleEntity(id);
        return tranches.submission(id, version)
                .filter(submission -> version == tranche.version() || seesDrafts())
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** One page of the tranches that the caller may read. */
    List<Tranche> page(Page page, @Nullable UUID programmeId, @Nullable HoldFilter filter) {
        return tranches.page(page, programmeId, !seesDrafts(), filter, holds.lastDay(clock));
    }

    boolean seesDrafts() {
        return caller.hasAnyRole("agent", "auditor", "deliberation");
    }

    /**
     * Locks a draft for a change of its content in the current transaction. It cannot be submitted until the
     * transaction ends.
     *
     * @return the programme of the tranche
     * @throws fr.contratdeville.conventions.refusal.Refusal 404 if it is unknown, 409 if it is frozen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID changeDraft(UUID id) {
        var tranche = tranches.lockedForChange(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        tranche.requireDraft();
        return tranche.programmeId();
    }

    /** Freezes the content and computes its digest. */
    @Transactional
    Tranche submit(UUID id, Revision revision) {
        var tranche = current(id, revision);
        tranche.requireDraft();
        var frozen = content.of(tranche);
        var digest = Digest.of(frozen);
        var now = clock.instant();
        tranche.submit(digest, now);
        tranches.add(new Submission(id, tranche.version(), digest, frozen, now));
        tranches.flush();
        return tranche;
    }

    /** Withdraws the tranche: it is a draft again, with the next version number. */
    @Transactional
    Tranche withdraw(UUID id, Revision revision, String reason) {
        var tranche = current(id, revision);
        var version = tranche.version();
        tranche.withdraw();
        tranches.submission(id, version).orElseThrow().withdraw(reason);
        tranches.flush();
        return tranche;
    }

    /**
     * Holds the tranche for an item of an agenda, or renews its hold.
     *
     * @return false if the item already held it
     */
    @Transactional
    boolean hold(UUID id, HoldBody request) {
        var tranche = tranches.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return tranche.hold(request, clock.instant());
    }

    /** Ends the hold by an item. Without one, nothing is changed. */
    @Transactional
    void release(UUID id, UUID itemId, Revision revision) {
        var tranche = tranches.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        if (tranche.heldBy(itemId).isPresent()) {
            revision.requireCurrent(tranche.revision());
            tranche.release();
        }
    }

    /** Lifts a hold whose session is long over, for a reason, which is kept. */
    @Transactional
    Tranche lift(UUID id, UUID itemId, Revision revision, String reason) {
        var tranche = current(id, revision);
        var hold = tranche.heldBy(itemId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var from = holds.overdueFrom(hold);
        if (from.isAfter(holds.today(clock))) {
            throw Reason.HOLD_NOT_OVERDUE.refusal(from.toString());
        }
        tranche.release();
        tranches.add(new LiftedHold(id, hold, clock.instant(), reason));
        tranches.flush();
        return tranche;
    }

    /**
     * Records the decision of the assembly.
     *
     * @return false if the same decision was already recorded
     */
    @Transactional
    boolean decide(UUID id, DecisionBody decision) {
        var tranche = tranches.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var known = tranches.decision(id, decision.version()).map(DecisionBody::of);
        if (known.isPresent()) {
            if (known.get().equals(decision)) {
                return false;
            }
            throw Reason.ALREADY_DECIDED.refusal();
        }
        tranche.decide(Tranche.State.valueOf(decision.outcome().name()), decision.version(), decision.digest());
        tranches.add(decision.toDecision(id));
        tranches.flush();
        decided.fire(new TrancheDecided(id, tranche.state() == Tranche.State.ADOPTED));
        return true;
    }

    /**
     * Records the day from which the act that adopted the tranche is enforceable.
     *
     * @return false if the same data were already recorded
     */
    @Transactional
    boolean enforce(UUID id, EnforceabilityBody request) {
        var tranche = tranches.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var known = tranches.enforceability(id).map(EnforceabilityBody::of);
        if (known.isPresent()) {
            if (known.get().equals(request)) {
                return false;
            }
            throw Reason.ALREADY_ENFORCEABLE.refusal();
        }
        var adopted = Optional.ofNullable(tranches.acts(List.of(id)).get(id))
                .filter(act -> tranche.state() == Tranche.State.ADOPTED
                        && act.deliberationId().equals(request.deliberationId()))
                .orElseThrow(Reason.TRANCHE_NOT_ADOPTED::refusal);
        if (request.enforceableOn().isBefore(adopted.adoptedOn())) {
            throw CommonReason.INVALID_REQUEST.refusal().at("enforceableOn");
        }
        tranches.add(new Enforceability(id, request));
        tranches.flush();
        enforceable.fire(new ActEnforceable(id));
        return true;
    }

    private Tranche current(UUID id, Revision revision) {
        var tranche = tranches.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(tranche.revision());
        return tranche;
    }
}
