package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.outbox.Outbox;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of agenda items, apart from their ballots. */
@ApplicationScoped
@Transactional
class AgendaService {
    private final Sessions sessions;
    private final AgendaItems items;
    private final RollCall rollCall;
    private final Outbox outbox;
    private final Journal journal;
    private final Clock clock;

    AgendaService(
            Sessions sessions, AgendaItems items, RollCall rollCall, Outbox outbox, Journal journal, Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.rollCall = rollCall;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    /** The day of a session to whose agenda an item can be added. */
    LocalDate dayToList(UUID sessionId) {
        var session = sessions.findByIdOptional(sessionId).orElseThrow(CommonReason.NOT_FOUND::refusal);
        session.requireNotOver();
        return session.heldOn();
    }

    /** The day of the session of an item that can be replaced. */
    LocalDate dayToRewrite(UUID id, Revision revision) {
        var item = items.required(id);
        revision.requireCurrent(item.revision());
        item.requireListed();
        return dayToList(item.sessionId());
    }

    /** Adds an item at the end of the agenda. The tranche is held for it. */
    AgendaItem list(UUID id, UUID sessionId, NewAgendaItem content, Optional<TrancheReference> held) {
        var session = sessions.locked(sessionId);
        session.requireNotOver();
        requireOfFirstAgenda(session, content);
        requireOnNoOtherAgenda(id, held);
        var item = new AgendaItem(id, sessionId, items.nextPosition(sessionId), content, held.orElse(null));
        items.persistAndFlush(item);
        compareHolds(held.stream());
        journal.write(sessionId, JournalEntry.ofItem(EventKind.ITEM_LISTED, null, item.id()));
        sessions.touch(session);
        return item;
    }

    /** Replaces an item. The tranche is held for it. */
    AgendaItem rewrite(UUID id, Revision revision, NewAgendaItem content, Optional<TrancheReference> held) {
        return change(id, revision, locked -> {
            locked.session().requireNotOver();
            requireOfFirstAgenda(locked.session(), content);
            requireOnNoOtherAgenda(id, held);
            locked.item().rewrite(content, held.orElse(null));
            return JournalEntry.ofItem(EventKind.ITEM_REWRITTEN, null, id);
        });
    }

    /**
     * Checks the quorum for the item, and opens its discussion if it is met. Otherwise the following items that would
     * have no quorum either are postponed too.
     */
    AgendaItem discuss(UUID id, Revision revision, Instant at) {
        return change(id, revision, locked -> {
            var session = locked.session();
            var item = locked.item();
            var following = following(item);
            var history = rollCall.history(
                    session.sitting(),
                    Stream.concat(Stream.of(item), following.stream())
                            .map(AgendaItem::id)
                            .toList());
            var need = session.need(item);
            var quorum = history.at(id, at).quorum(need);
            rollCall.record(session.sitting(), Occasion.DISCUSSION, id, need, at, quorum);
            session.countWhileOpen(at, clock.instant());
            if (quorum.met()) {
                // While an item has fallen, its tranche can be listed elsewhere.
                requireOnNoOtherAgenda(id, item.trancheIfAny().findFirst());
            }
            item.discuss(at, quorum);
            if (!quorum.met()) {
                // A recusal concerns only its own item, and in a second session some items need no quorum.
                var falling = following.stream()
                        .filter(next -> !history.at(next.id(), at)
                                .quorum(session.need(next))
                                .met())
                        .toList();
                falling.forEach(next -> next.postponeWithoutQuorum(at));
                compareHolds(falling.stream().flatMap(AgendaItem::trancheIfAny));
            }
            return JournalEntry.ofItem(quorum.met() ? EventKind.ITEM_DISCUSSED : EventKind.ITEM_INQUORATE, at, id);
        });
    }

    private List<AgendaItem> following(AgendaItem item) {
        return items.ofSession(item.sessionId()).stream()
                .filter(next -> next.state() == ItemState.LISTED && next.position() > item.position())
                .toList();
    }

    /** Withdraws an item; one whose quorum was missing also after the end of the session. */
    AgendaItem withdraw(UUID id, Revision revision, NewAgendaItem.Exit exit) {
        return change(id, revision, locked -> {
            if (locked.item().fell() && !locked.session().isNotOver()) {
                requirePast(exit.at());
            } else {
                leave(locked.session(), exit.at());
            }
            if (items.isTakenUp(id)) {
                throw Reason.TAKEN_UP_AGAIN.refusal();
            }
            locked.item().withdraw(exit.at(), exit.reason());
            return JournalEntry.ofItem(EventKind.ITEM_WITHDRAWN, exit.at(), id);
        });
    }

    AgendaItem postpone(UUID id, Revision revision, NewAgendaItem.Exit exit) {
        return change(id, revision, locked -> {
            leave(locked.session(), exit.at());
            locked.item().postpone(exit.at(), exit.reason());
            return JournalEntry.ofItem(EventKind.ITEM_POSTPONED, exit.at(), id);
        });
    }

    AgendaItem note(UUID id, Revision revision, Instant at) {
        return change(id, revision, locked -> {
            locked.session().recordWhileOpen(at, clock.instant());
            locked.item().note(at);
            return JournalEntry.ofItem(EventKind.ITEM_NOTED, at, id);
        });
    }

    /** An item can leave the agenda at any time. In an open session this is an event of the session. */
    private void leave(Session session, @Nullable Instant at) {
        session.requireNotOver();
        if (session.openedAt() == null) {
            requirePast(at);
            return;
        }
        if (at == null) {
            throw CommonReason.INVALID_REQUEST.refusal().at("at");
        }
        session.recordEvent(at, clock.instant());
    }

    private void requirePast(@Nullable Instant at) {
        if (at != null) {
            Session.requirePast(at, clock.instant());
        }
    }

    private AgendaItem change(UUID id, Revision revision, Function<Locked, JournalEntry> work) {
        var session = sessions.locked(items.required(id).sessionId());
        var item = items.lockAndRefresh(id);
        revision.requireCurrent(item.revision());
        var before = item.trancheIfAny();
        journal.write(session.id(), work.apply(new Locked(session, item)));
        compareHolds(Stream.concat(before, item.trancheIfAny()));
        items.flush();
        sessions.touch(session);
        return item;
    }

    /** The item was on the agenda of the session without quorum, with the same title, and was not dealt with there. */
    private void requireOfFirstAgenda(Session session, NewAgendaItem content) {
        if (content.firstAgendaItemId() == null) {
            return;
        }
        items.findByIdOptional(content.firstAgendaItemId())
                .map(first -> items.lockAndRefresh(first.id()))
                .filter(first -> first.sessionId().equals(session.secondOfId())
                        && first.convened()
                        && first.kind() == content.kind()
                        && first.title().equals(content.title())
                        && first.appointment() == content.isAppointment()
                        && first.fell())
                .orElseThrow(() -> Reason.NOT_OF_FIRST_AGENDA.refusal().at("firstAgendaItemId"));
    }

    private void requireOnNoOtherAgenda(UUID id, Optional<TrancheReference> tranche) {
        tranche.flatMap(items::holding).filter(holder -> !holder.equals(id)).ifPresent(holder -> {
            throw Reason.TRANCHE_ALREADY_LISTED.refusal().at("trancheId");
        });
    }

    private void compareHolds(Stream<TrancheReference> changed) {
        changed.map(TrancheReference::id).distinct().forEach(outbox::compareHold);
    }

    /** An item and its session, both locked. */
    private record Locked(Session session, AgendaItem item) {}
}
