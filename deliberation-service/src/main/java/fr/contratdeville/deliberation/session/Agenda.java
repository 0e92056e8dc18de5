package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.assembly.AssemblyKind;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What ballots do with the agenda. Each operation holds the session until the caller's transaction ends. */
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
    public ItemAtVote openVote(UUID itemId, Instant at) {
        var session = sessions.locked(items.required(itemId).sessionId());
        var item = items.fresh(itemId);
        session.countWhileOpen(at, clock.instant());
        item.vote(at);
        requirePower(session, item);
        return ItemAtVote.of(item, session);
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

    /** Holds the item whose ballot is about to close. */
    public ItemAtVote atVote(UUID itemId) {
        var session = sessions.locked(items.required(itemId).sessionId());
        return ItemAtVote.of(items.fresh(itemId), session);
    }

    /** An item and its session as they are read. */
    public ItemAtVote read(UUID itemId) {
        var item = items.required(itemId);
        return ItemAtVote.of(item, sessions.findById(item.sessionId()));
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

    /** Where a session stands now. */
    public SessionNow now(UUID sessionId) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return SessionNow.of(session, items.current(sessionId));
    }

    /** Whether this caller may read what belongs to the session: everything, or what is public. */
    public boolean mayRead(UUID sessionId, boolean readsAll) {
        return sessions.visible(sessionId, !readsAll).isPresent();
    }
}
