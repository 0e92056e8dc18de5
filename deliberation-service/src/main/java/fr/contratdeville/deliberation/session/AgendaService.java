package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.Line;
import fr.contratdeville.deliberation.programme.Tranche;
import fr.contratdeville.deliberation.quorum.Occasion;
import fr.contratdeville.deliberation.quorum.QuorumLedger;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.roll.Rolls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done with the items of an agenda, apart from their ballots. */
@ApplicationScoped
@Transactional
class AgendaService {
    private final Sessions sessions;
    private final AgendaItems items;
    private final QuorumLedger quorums;
    private final Rolls rolls;
    private final Journal journal;
    private final Clock clock;

    AgendaService(
            Sessions sessions, AgendaItems items, QuorumLedger quorums, Rolls rolls, Journal journal, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.quorums = quorums;
        this.rolls = rolls;
        this.journal = journal;
        this.clock = clock;
    }

    /** Puts an item at the end of the agenda. */
    AgendaItem list(UUID sessionId, NewAgendaItem content, @Nullable Tranche tranche) {
        var session = sessions.locked(sessionId);
        session.requireNotOver();
        requireOfFirstAgenda(session, content);
        var reference = reference(content, tranche, null);
        var item = new AgendaItem(sessionId, items.nextPosition(sessionId), content, reference);
        items.persistAndFlush(item);
        journal.write(sessionId, Line.ofItem(EventKind.ITEM_LISTED, null, item.id()));
        sessions.touch(session);
        return item;
    }

    AgendaItem rewrite(UUID id, Revision revision, NewAgendaItem content, @Nullable Tranche tranche) {
        return change(id, revision, held -> {
            held.session().requireNotOver();
            requireOfFirstAgenda(held.session(), content);
            held.item().rewrite(content, reference(content, tranche, id));
            return Line.ofItem(EventKind.ITEM_REWRITTEN, null, id);
        });
    }

    /**
     * Takes the quorum for the item, and opens its discussion if it is met. If it is not, what follows and would have no
     * quorum either is postponed with it.
     */
    AgendaItem discuss(UUID id, Revision revision, Instant at) {
        return change(id, revision, held -> {
            var session = held.session();
            var quorum = quorums.take(session.sitting(), Occasion.DISCUSSION, id, session.need(held.item()), at);
            session.countWhileOpen(at, clock.instant());
            held.item().discuss(at, quorum);
            if (!quorum.met()) {
                fallWith(held.item(), session, at);
            }
            return Line.ofItem(quorum.met() ? EventKind.ITEM_DISCUSSED : EventKind.ITEM_INQUORATE, at, id);
        });
    }

    /** A recusal weighs on its own item alone, and what the first agenda of a second session had needs no quorum. */
    private void fallWith(AgendaItem fallen, Session session, Instant at) {
        var following = items.ofSession(session.id()).stream()
                .filter(item -> item.state() == ItemState.LISTED && item.position() > fallen.position())
                .toList();
        var rollOf = rolls.at(
                session.sitting(), following.stream().map(AgendaItem::id).toList(), at);
        following.stream()
                .filter(item ->
                        !rollOf.get(item.id()).quorum(session.need(item)).met())
                .forEach(item -> item.fallWithQuorum(at));
    }

    AgendaItem withdraw(UUID id, Revision revision, NewAgendaItem.Exit exit) {
        return change(id, revision, held -> {
            leave(held.session(), exit.at());
            held.item().withdraw(exit.at(), exit.reason());
            return Line.ofItem(EventKind.ITEM_WITHDRAWN, exit.at(), id);
        });
    }

    AgendaItem postpone(UUID id, Revision revision, NewAgendaItem.Exit exit) {
        return change(id, revision, held -> {
            leave(held.session(), exit.at());
            held.item().postpone(exit.at(), exit.reason());
            return Line.ofItem(EventKind.ITEM_POSTPONED, exit.at(), id);
        });
    }

    AgendaItem note(UUID id, Revision revision, Instant at) {
        return change(id, revision, held -> {
            held.session().happenWhileOpen(at, clock.instant());
            held.item().note(at);
            return Line.ofItem(EventKind.ITEM_NOTED, at, id);
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
            throw CommonReason.INVALID_REQUEST.refusal().at("at");
        }
        session.happen(at, clock.instant());
    }

    private AgendaItem change(UUID id, Revision revision, Function<Held, Line> work) {
        var session = sessions.locked(items.required(id).sessionId());
        var item = items.fresh(id);
        revision.requireCurrent(item.revision());
        journal.write(session.id(), work.apply(new Held(session, item)));
        items.flush();
        sessions.touch(session);
        return item;
    }

    /** What is taken up again was on the agenda of the session that failed, under the same title, and not voted there. */
    private void requireOfFirstAgenda(Session session, NewAgendaItem content) {
        if (content.firstAgendaItemId() == null) {
            return;
        }
        items.findByIdOptional(content.firstAgendaItemId())
                .filter(first -> first.sessionId().equals(session.secondOfId())
                        && first.convened()
                        && first.kind() == content.kind()
                        && first.title().equals(content.title())
                        && first.appointment() == content.isAppointment()
                        && first.fell())
                .orElseThrow(() -> Reason.NOT_OF_FIRST_AGENDA.refusal().at("firstAgendaItemId"));
    }

    private @Nullable TrancheReference reference(
            NewAgendaItem content, @Nullable Tranche tranche, @Nullable UUID itemItself) {
        if (content.kind() == ItemKind.INFORMATION && content.isAppointment()) {
            throw Reason.NOTHING_TO_VOTE.refusal().at("appointment");
        }
        if (content.trancheId() == null) {
            return null;
        }
        if (content.kind() == ItemKind.INFORMATION) {
            throw Reason.NOTHING_TO_VOTE.refusal().at("trancheId");
        }
        if (content.isAppointment()) {
            throw CommonReason.INVALID_REQUEST.refusal().at("trancheId");
        }
        if (tranche == null) {
            throw CommonReason.UNKNOWN_REFERENCE.refusal(content.trancheId()).at("trancheId");
        }
        if (!tranche.isSubmitted()) {
            throw Reason.TRANCHE_NOT_SUBMITTED.refusal(tranche.state()).at("trancheId");
        }
        var reference = TrancheReference.of(tranche);
        items.holding(reference).filter(holder -> !holder.equals(itemItself)).ifPresent(holder -> {
            throw Reason.TRANCHE_ALREADY_LISTED.refusal().at("trancheId");
        });
        return reference;
    }

    /** An item and its session, both held. */
    private record Held(Session session, AgendaItem item) {}
}
