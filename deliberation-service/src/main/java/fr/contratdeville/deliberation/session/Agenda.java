package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.assembly.AssemblyKind;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other packages do with the agenda. A lock on the session is held until the caller's transaction ends. */
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
     * The tranche that must be read again before the item is put to the vote.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal when the item cannot be put to the vote anyway
     */
    public Optional<TrancheReference> trancheToVote(UUID itemId) {
        var item = items.required(itemId);
        item.requireVotable();
        return Optional.ofNullable(item.tranche());
    }

    /** The ballot on an item opens: the members present are counted then. */
    public ItemToVote openVote(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        var item = items.lockAndRefresh(itemId);
        session.countWhileOpen(at, clock.instant());
        item.vote(at);
        requirePower(session, item);
        return ItemToVote.of(item, session);
    }

    /** A bureau decides what was delegated to it, and never an orientation of the politique de la ville (rule A1). */
    private void requirePower(Session session, AgendaItem item) {
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

    /** Locks an item and its session for what happens to its ballot. */
    public ItemToVote lockForVote(UUID itemId) {
        var session = sessions.locked(items.required(itemId).sessionId());
        return ItemToVote.of(items.lockAndRefresh(itemId), session);
    }

    /** An item and its session as they are read. */
    public ItemToVote read(UUID itemId) {
        var item = items.required(itemId);
        return ItemToVote.of(item, sessions.findById(item.sessionId()));
    }

    /** The ballot on an item closes, and decides. */
    public void closeVote(UUID itemId, Instant at, Outcome outcome) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.countWhileOpen(at, clock.instant());
        items.required(itemId).decide(at, outcome);
    }

    /** The ballot on an item is annulled, or a round of an appointment elects nobody: the item stays to be voted. */
    public void voteAgain(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.countWhileOpen(at, clock.instant());
        items.required(itemId).voteAgain();
    }

    /** The state of a session now. */
    public SessionNow now(UUID sessionId) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return SessionNow.of(session, items.current(sessionId));
    }

    /**
     * Locks an item in which a member takes no part, or takes part again. What was counted for it stays as it was counted: the
     * recusal comes before the discussion, or after it and does not change its quorum.
     */
    public Sitting lockForRecusal(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.requireNotOver();
        var item = items.lockAndRefresh(itemId);
        item.requireUndecided();
        Session.requirePast(at, clock.instant());
        var counted = item.discussedAt();
        if (counted != null && !at.isAfter(counted)) {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(counted))
                    .at("at");
        }
        return session.sitting();
    }

    /** The items of a session that are still to be dealt with, in their order. */
    public List<UpcomingItem> upcoming(UUID sessionId) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        session.requireNotOver();
        return items.ofSession(sessionId).stream()
                .filter(AgendaItem::isUpcoming)
                .map(item -> UpcomingItem.of(item, session))
                .toList();
    }

    /** Whether this caller may read what belongs to the session: everything, or what is public. */
    public boolean mayRead(UUID sessionId, boolean readsAll) {
        return sessions.visible(sessionId, !readsAll).isPresent();
    }
}
