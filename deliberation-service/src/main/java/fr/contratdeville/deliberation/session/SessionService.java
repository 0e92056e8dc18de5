package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.law.Roll;
import fr.contratdeville.deliberation.outbox.Outbox;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, convenes, opens, suspends, resumes, closes and cancels sessions. */
@ApplicationScoped
@Transactional
class SessionService {
    private final Sessions sessions;
    private final AgendaItems items;
    private final Assemblies assemblies;
    private final RollCall rollCall;
    private final Outbox outbox;
    private final Journal journal;
    private final Clock clock;

    SessionService(
            Sessions sessions,
            AgendaItems items,
            Assemblies assemblies,
            RollCall rollCall,
            Outbox outbox,
            Journal journal,
            Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.assemblies = assemblies;
        this.rollCall = rollCall;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
    }

    Session prepare(NewSession request) {
        assemblies
                .view(request.assemblyId())
                .orElseThrow(() -> CommonReason.UNKNOWN_REFERENCE
                        .refusal(request.assemblyId())
                        .at("assemblyId"));
        if (request.replacesId() != null) {
            cancel(replaced(request), Session.REPLACED);
        }
        var session = request.secondOfId() == null
                ? new Session(request.assemblyId(), request.date(), request.place())
                : second(failed(request), request);
        sessions.persistAndFlush(session);
        return session;
    }

    private Session second(Session failed, NewSession request) {
        var itemsFell = items.ofSession(failed.id()).stream().anyMatch(AgendaItem::fell);
        return Session.second(failed, itemsFell, request.date(), request.place());
    }

    private Session failed(NewSession request) {
        return sessions.findByIdOptional(request.secondOfId())
                .filter(session -> session.assemblyId().equals(request.assemblyId()))
                .orElseThrow(() -> CommonReason.UNKNOWN_REFERENCE
                        .refusal(request.secondOfId())
                        .at("secondOfId"));
    }

    private Session replaced(NewSession request) {
        return sessions.locked(request.replacesId(), request.assemblyId())
                .filter(wrong -> Objects.equals(wrong.secondOfId(), request.secondOfId()))
                .orElseThrow(() -> CommonReason.UNKNOWN_REFERENCE
                        .refusal(request.replacesId())
                        .at("replacesId"));
    }

    /** Records the convocation, which contains the agenda (rules C1 and C2). */
    Session convene(UUID id, Revision revision, NewSession.Sent sent) {
        var session = lock(id, revision);
        var policy = assemblies.view(session.assemblyId()).orElseThrow().policy();
        var failedOn = Optional.ofNullable(session.secondOfId())
                .map(failed -> sessions.findById(failed).heldOn());
        session.convene(
                sent.sentOn(), sent.urgent(), policy.convocationClearDays(), failedOn, LegalDay.of(clock.instant()));
        var agenda = listed(id);
        if (agenda.isEmpty()) {
            throw Reason.AGENDA_EMPTY.refusal();
        }
        agenda.forEach(AgendaItem::convene);
        journal.write(id, JournalEntry.of(EventKind.CONVENED, null));
        sessions.flush();
        return session;
    }

    /** Opens the session if the quorum is met and an urgency is accepted. */
    Session open(UUID id, Revision revision, NewSession.Opening opening) {
        var session = lock(id, revision);
        var roll = roll(session, opening.at());
        var quorum = checkQuorum(session, roll, Occasion.OPENING, opening.at());
        session.open(
                opening.at(),
                opening.presidentId(),
                opening.secretaryId(),
                opening.urgencyAccepted(),
                quorum,
                clock.instant());
        if (quorum.met()) {
            requirePresent(roll, opening.presidentId(), "presidentId");
            requirePresent(roll, opening.secretaryId(), "secretaryId");
        } else {
            requireInExercise(session, roll, opening.presidentId(), "presidentId");
            requireInExercise(session, roll, opening.secretaryId(), "secretaryId");
        }
        if (session.state() != SessionState.OPEN) {
            postponeTheRest(session, opening.at());
        }
        journal.write(
                id,
                JournalEntry.of(
                        switch (session.state()) {
                            case OPEN -> EventKind.OPENED;
                            case INQUORATE -> EventKind.INQUORATE;
                            default -> EventKind.CANCELLED;
                        },
                        opening.at()));
        sessions.flush();
        return session;
    }

    /**
     * Retracts an opening that was recorded before any attendance, and lists the items again that fell with it. What was
     * counted stays in the quorum ledger.
     */
    Session retractOpening(UUID id, Revision revision, String reason) {
        var session = lock(id, revision);
        var at = session.retractOpening(rollCall.countedNobody(id));
        if (sessions.isFollowed(id)) {
            throw Reason.SECOND_SESSION_PREPARED.refusal();
        }
        items.ofSession(id).stream().filter(AgendaItem::fell).forEach(item -> {
            if (item.tranche() != null && items.holding(item.tranche()).isPresent()) {
                throw Reason.TRANCHE_ALREADY_LISTED.refusal();
            }
            item.listAgain();
            item.trancheIfAny().map(TrancheReference::id).forEach(outbox::compareHold);
        });
        journal.write(id, JournalEntry.of(EventKind.OPENING_RETRACTED, at).because(reason));
        sessions.flush();
        return session;
    }

    private static void requirePresent(Roll roll, @Nullable UUID member, String field) {
        if (member == null) {
            throw CommonReason.INVALID_REQUEST.refusal().at(field);
        }
        if (!roll.present().contains(member)) {
            throw Reason.MEMBER_NOT_PRESENT.refusal(member).at(field);
        }
    }

    private static void requireInExercise(Session session, Roll roll, @Nullable UUID member, String field) {
        if (member != null && !roll.inExercise().contains(member)) {
            throw Reason.MEMBER_NOT_IN_EXERCISE
                    .refusal(member, session.heldOn().toString())
                    .at(field);
        }
    }

    private Roll roll(Session session, Instant at) {
        return rollCall.history(session.sitting(), List.of()).at(at);
    }

    private Quorum checkQuorum(Session session, Roll roll, Occasion occasion, Instant at) {
        var quorum = roll.quorum(session.need());
        rollCall.record(session.sitting(), occasion, null, session.need(), at, quorum);
        return quorum;
    }

    Session suspend(UUID id, Instant at) {
        var session = sessions.locked(id);
        requireNoBallot(id);
        session.suspend(at, clock.instant());
        requireNothingAfter(id, at);
        journal.write(id, JournalEntry.of(EventKind.SUSPENDED, at));
        sessions.flush();
        return session;
    }

    /** Resumes the session if the quorum is still met (rule Q4). */
    Session resume(UUID id, Instant at) {
        var session = sessions.locked(id);
        var quorum = checkQuorum(session, roll(session, at), Occasion.RESUMPTION, at);
        session.resume(at, quorum, clock.instant());
        if (session.state() == SessionState.INQUORATE) {
            postponeTheRest(session, at);
        }
        journal.write(id, JournalEntry.of(quorum.met() ? EventKind.RESUMED : EventKind.INQUORATE, at));
        sessions.flush();
        return session;
    }

    /** Closes the session. Items that were not dealt with are postponed. */
    Session close(UUID id, Revision revision, Instant at) {
        var session = lock(id, revision);
        session.close(at, clock.instant());
        requireNothingAfter(id, at);
        if (items.ofSession(id).stream().anyMatch(item -> item.state() == ItemState.IN_DISCUSSION)) {
            throw Reason.DISCUSSION_UNDER_WAY.refusal();
        }
        postponeTheRest(session, at);
        journal.write(id, JournalEntry.of(EventKind.CLOSED, at));
        sessions.flush();
        return session;
    }

    Session cancel(UUID id, Revision revision, String reason) {
        return cancel(lock(id, revision), reason);
    }

    private Session cancel(Session session, String reason) {
        session.cancel(reason);
        postponeTheRest(session, null);
        journal.write(session.id(), JournalEntry.of(EventKind.CANCELLED, null));
        sessions.flush();
        return session;
    }

    /** The session with its attendance counts and its agenda. */
    SessionView view(Session session) {
        return SessionView.of(session, rollCall.counts(session.sitting()), items.ofSession(session.id()));
    }

    private void postponeTheRest(Session session, @Nullable Instant at) {
        items.ofSession(session.id()).stream().filter(AgendaItem::isUpcoming).forEach(item -> {
            if (session.state() == SessionState.INQUORATE && at != null) {
                item.postponeWithoutQuorum(at);
            } else {
                item.postpone(at, null);
            }
            item.trancheIfAny().map(TrancheReference::id).forEach(outbox::compareHold);
        });
    }

    private void requireNothingAfter(UUID id, Instant at) {
        rollCall.latestEvent(id).filter(at::isBefore).ifPresent(latest -> {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(latest))
                    .at("at");
        });
    }

    private void requireNoBallot(UUID id) {
        if (items.ofSession(id).stream()
                .anyMatch(item -> item.state() == ItemState.IN_DISCUSSION && item.votingSince() != null)) {
            throw Reason.BALLOT_OPEN.refusal();
        }
    }

    private List<AgendaItem> listed(UUID id) {
        return items.ofSession(id).stream()
                .filter(item -> item.state() == ItemState.LISTED)
                .toList();
    }

    private Session lock(UUID id, Revision revision) {
        var session = sessions.locked(id);
        revision.requireCurrent(session.revision());
        return session;
    }
}
