package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.assembly.AssemblyKind;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.outbox.HeldTranche;
import fr.contratdeville.deliberation.programme.Hold;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The operations on agendas for other packages. A lock on the session is held until the end of the caller's
 * transaction.
 */
@ApplicationScoped
@Transactional
public class Agenda {
    private final Sessions sessions;
    private final AgendaItems items;
    private final Assemblies assemblies;
    private final Clock clock;

    Agenda(Sessions sessions, AgendaItems items, Assemblies assemblies, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.assemblies = assemblies;
        this.clock = clock;
    }

    /**
     * The hold that must be renewed in programme-service before the item is put to the vote.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal if the item cannot be put to the vote
     */
    public Optional<HeldTranche> holdToRenew(UUID itemId) {
        var item = items.required(itemId);
        item.requireVotable();
        return item.trancheIfAny()
                .map(listed -> new HeldTranche(
                        listed.id(),
                        new Hold(
                                itemId,
                                item.title(),
                                sessions.findById(item.sessionId()).heldOn(),
                                listed.version(),
                                listed.digest())))
                .findFirst();
    }

    /** Opens the ballot on an item: the members present are counted now. */
    public ItemToVote openVote(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        var item = items.lockAndRefresh(itemId);
        session.countWhileOpen(at, clock.instant());
        item.vote(at);
        requireDelegated(session, item);
        return ItemToVote.of(item, session);
    }

    /**
     * A bureau decides what the council delegated to it, and never an orientation of the politique de la ville (rule
     * A1).
     */
    private void requireDelegated(Session session, AgendaItem item) {
        var assembly = assemblies.view(session.assemblyId()).orElseThrow();
        if (assembly.kind() != AssemblyKind.BUREAU) {
            return;
        }
        var delegation = assembly.delegation();
        if (delegation == null
                || (delegation.decidedOn() != null && delegation.decidedOn().isAfter(session.heldOn()))) {
            throw Reason.DELEGATION_MISSING.refusal();
        }
        if (item.orientation()) {
            throw Reason.ORIENTATION_NOT_DELEGABLE.refusal();
        }
    }

    /** Locks an item and its session for a change of its ballot. */
    public ItemToVote lockForVote(UUID itemId) {
        var session = sessions.locked(items.required(itemId).sessionId());
        return ItemToVote.of(items.lockAndRefresh(itemId), session);
    }

    /** An item and its session, without a lock. */
    public ItemToVote read(UUID itemId) {
        var item = items.required(itemId);
        return ItemToVote.of(item, sessions.findById(item.sessionId()));
    }

    /** Closes the ballot on an item, with its outcome. */
    public void closeVote(UUID itemId, Instant at, Outcome outcome) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.countWhileOpen(at, clock.instant());
        items.required(itemId).decide(at, outcome);
    }

    /** Makes the item ready for another vote: its ballot is annulled, or a round of an appointment elects nobody. */
    public void voteAgain(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.countWhileOpen(at, clock.instant());
        items.required(itemId).voteAgain();
    }

    /** The current state of a session. */
    public LiveState state(UUID sessionId) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return LiveState.of(session, items.current(sessionId));
    }

    /**
     * Locks an item for a recusal or its retraction. Counts that are already recorded do not change: the recusal is
     * before the discussion, or after it without effect on its quorum, or a correction.
     *
     * @param reason the reason of the correction, if there is one
     */
    public Sitting lockForRecusal(UUID itemId, Instant at, @Nullable String reason) {
        var session = sessions.locked(items.required(itemId).sessionId());
        var item = items.lockAndRefresh(itemId);
        var sitting = session.sitting();
        var counted = item.discussedAt() != null && sitting.counted(at);
        if (counted && reason != null) {
            session.requireAttendance(true);
            return sitting;
        }
        session.requireNotOver();
        item.requireUndecided();
        Session.requirePast(at, clock.instant());
        if (counted) {
            sitting.requireReason(at, reason, "at");
        }
        return sitting;
    }

    /** The remaining items of a session, in order. */
    public List<UpcomingItem> upcoming(UUID sessionId) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        session.requireNotOver();
        return items.ofSession(sessionId).stream()
                .filter(AgendaItem::isUpcoming)
                .map(item -> UpcomingItem.of(item, session))
                .toList();
    }

    /** Whether the caller may read the data of a session: all sessions, or only public ones. */
    public boolean mayRead(UUID sessionId, boolean readsAll) {
        return sessions.visible(sessionId, !readsAll).isPresent();
    }
}
