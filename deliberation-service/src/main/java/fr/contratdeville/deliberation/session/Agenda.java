package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.law.Outcome;
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
    private final Clock clock;

    Agenda(Sessions sessions, AgendaItems items, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.clock = clock;
    }

    /**
     * The tranche that must be read again before the item is put to the vote.
     *
     * @throws fr.contratdeville.deliberation.http.Refusal when the item cannot be put to the vote anyway
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
        return ItemAtVote.of(item, session);
    }

    /** Holds the item whose ballot is about to close. */
    public ItemAtVote atVote(UUID itemId) {
        var session = sessions.locked(items.required(itemId).sessionId());
        return ItemAtVote.of(items.fresh(itemId), session);
    }

    /** The ballot on an item closes. */
    public void closeVote(UUID itemId, Instant at, Outcome outcome) {
        var session = sessions.locked(items.required(itemId).sessionId());
        session.countWhileOpen(at, clock.instant());
        items.required(itemId).decide(at, outcome);
    }

    /** Whether this caller may read what belongs to the session: everything, or what is public. */
    public boolean mayRead(UUID sessionId, boolean readsAll) {
        return sessions.visible(sessionId, !readsAll).isPresent();
    }
}
