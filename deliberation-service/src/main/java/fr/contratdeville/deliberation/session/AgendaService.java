package fr.contratdeville.deliberation.session;

import fr.contratdeville.deliberation.http.Problem;
import fr.contratdeville.deliberation.http.Revision;
import fr.contratdeville.deliberation.programme.Tranche;
import fr.contratdeville.deliberation.quorum.Occasion;
import fr.contratdeville.deliberation.quorum.QuorumLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done with the items of an agenda, apart from their ballots. */
@ApplicationScoped
@Transactional
class AgendaService {
    private final Sessions sessions;
    private final AgendaItems items;
    private final QuorumLedger quorums;
    private final Clock clock;

    AgendaService(Sessions sessions, AgendaItems items, QuorumLedger quorums, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.quorums = quorums;
        this.clock = clock;
    }

    /** Puts an item at the end of the agenda. */
    AgendaItem list(UUID sessionId, NewAgendaItem content, @Nullable Tranche tranche) {
        var session = sessions.locked(sessionId);
        session.requireNotOver();
        var reference = reference(content, tranche, null);
        var item = new AgendaItem(sessionId, items.nextPosition(sessionId), content, reference);
        items.persistAndFlush(item);
        sessions.touch(session);
        return item;
    }

    AgendaItem rewrite(UUID id, Revision revision, NewAgendaItem content, @Nullable Tranche tranche) {
        return change(id, revision, held -> {
            held.session().requireNotOver();
            held.item().rewrite(content, reference(content, tranche, id));
        });
    }

    /** Takes the quorum for the item, and opens its discussion if it is met. */
    AgendaItem discuss(UUID id, Revision revision, Instant at) {
        return change(id, revision, held -> {
            var quorum = quorums.take(held.session().sitting(), Occasion.DISCUSSION, id, at);
            held.session().countWhileOpen(at, clock.instant());
            held.item().discuss(at, quorum);
        });
    }

    AgendaItem withdraw(UUID id, Revision revision, NewAgendaItem.Exit exit) {
        return change(id, revision, held -> {
            leave(held.session(), exit.at());
            held.item().withdraw(exit.at(), exit.reason());
        });
    }

    AgendaItem postpone(UUID id, Revision revision, NewAgendaItem.Exit exit) {
        return change(id, revision, held -> {
            leave(held.session(), exit.at());
            held.item().postpone(exit.at(), exit.reason());
        });
    }

    AgendaItem note(UUID id, Revision revision, Instant at) {
        return change(id, revision, held -> {
            held.session().happenWhileOpen(at, clock.instant());
            held.item().note(at);
        });
    }

    /** An item may leave the agenda at any time; once the session is open, that is one of its events. */
    private void leave(Session session, @Nullable Instant at) {
        session.requireNotOver();
        if (session.openedAt() == null) {
            if (at != null) {
                Session.requirePast(at, clock.instant());
            }
            return;
        }
        if (at == null) {
            throw Problem.INVALID_REQUEST.refusal().at("/at");
        }
        session.happen(at, clock.instant());
    }

    private AgendaItem change(UUID id, Revision revision, Consumer<Held> work) {
        var session = sessions.locked(items.required(id).sessionId());
        var item = items.fresh(id);
        revision.requireCurrent(item.revision());
        work.accept(new Held(session, item));
        items.flush();
        sessions.touch(session);
        return item;
    }

    private @Nullable TrancheReference reference(
            NewAgendaItem content, @Nullable Tranche tranche, @Nullable UUID itemItself) {
        if (content.trancheId() == null) {
            return null;
        }
        if (content.kind() == ItemKind.INFORMATION) {
            throw Problem.NOTHING_TO_VOTE.refusal().at("/trancheId");
        }
        if (tranche == null) {
            throw Problem.UNKNOWN_REFERENCE.refusal(content.trancheId()).at("/trancheId");
        }
        if (!tranche.isSubmitted()) {
            throw Problem.TRANCHE_NOT_SUBMITTED.refusal(tranche.state()).at("/trancheId");
        }
        var reference = TrancheReference.of(tranche);
        items.holding(reference).filter(holder -> !holder.equals(itemItself)).ifPresent(holder -> {
            throw Problem.TRANCHE_ALREADY_LISTED.refusal().at("/trancheId");
        });
        return reference;
    }

    /** An item and its session, both held. */
    private record Held(Session session, AgendaItem item) {}
}
