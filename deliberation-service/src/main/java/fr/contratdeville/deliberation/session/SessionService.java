package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.attendance.Attendance;
import fr.contratdeville.deliberation.attendance.AttendanceEventView;
import fr.contratdeville.deliberation.attendance.NewAttendance;
import fr.contratdeville.deliberation.attendance.Sitting;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.Line;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.quorum.Occasion;
import fr.contratdeville.deliberation.quorum.QuorumLedger;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The life of a session, from its preparation to its end. */
@ApplicationScoped
@Transactional
class SessionService {
    private final Sessions sessions;
    private final AgendaItems items;
    private final Assemblies assemblies;
    private final Mandates mandates;
    private final Attendance attendance;
    private final QuorumLedger quorums;
    private final Journal journal;
    private final Clock clock;

    SessionService(
            Sessions sessions,
            AgendaItems items,
            Assemblies assemblies,
            Mandates mandates,
            Attendance attendance,
            QuorumLedger quorums,
            Journal journal,
            Clock clock) {
        this.sessions = sessions;
        this.items = items;
        this.assemblies = assemblies;
        this.mandates = mandates;
        this.attendance = attendance;
        this.quorums = quorums;
        this.journal = journal;
        this.clock = clock;
    }

    Session prepare(NewSession request) {
        assemblies
                .view(request.assemblyId())
                .orElseThrow(() -> CommonReason.UNKNOWN_REFERENCE
                        .refusal(request.assemblyId())
                        .at("assemblyId"));
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

    /** Records the convocation: the agenda as it stands goes out with it (rules C1 and C2). */
    Session convene(UUID id, Revision revision, NewSession.Sent sent) {
        var session = hold(id, revision);
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
        journal.write(id, Line.of(EventKind.CONVENED, null));
        sessions.flush();
        return session;
    }

    /** Opens the session, if the quorum is met and the urgency, where there is one, accepted. */
    Session open(UUID id, Revision revision, NewSession.Opening opening) {
        var session = hold(id, revision);
        var sitting = session.sitting();
        var quorum = quorums.take(sitting, Occasion.OPENING, null, session.need(), opening.at());
        session.open(
                opening.at(),
                opening.presidentId(),
                opening.secretaryId(),
                opening.urgencyAccepted(),
                quorum,
                clock.instant());
        if (!(quorum instanceof Quorum.Missing)) {
            var present = attendance.present(sitting, opening.at());
            requirePresent(present, opening.presidentId(), "presidentId");
            requirePresent(present, opening.secretaryId(), "secretaryId");
        } else {
            requireInExercise(sitting, opening.presidentId(), "presidentId");
            requireInExercise(sitting, opening.secretaryId(), "secretaryId");
        }
        if (session.state() != SessionState.OPEN) {
            postponeTheRest(session, opening.at());
        }
        journal.write(
                id,
                Line.of(
                        switch (session.state()) {
                            case OPEN -> EventKind.OPENED;
                            case INQUORATE -> EventKind.INQUORATE;
                            default -> EventKind.CANCELLED;
                        },
                        opening.at()));
        sessions.flush();
        return session;
    }

    private static void requirePresent(Set<UUID> present, @Nullable UUID member, String field) {
        if (member == null) {
            throw CommonReason.INVALID_REQUEST.refusal().at(field);
        }
        if (!present.contains(member)) {
            throw Reason.MEMBER_NOT_PRESENT.refusal(member).at(field);
        }
    }

    private void requireInExercise(Sitting sitting, @Nullable UUID member, String field) {
        if (member != null
                && !mandates.inExercise(sitting.assemblyId(), sitting.heldOn()).contains(member)) {
            throw Reason.MEMBER_NOT_IN_EXERCISE
                    .refusal(member, sitting.heldOn().toString())
                    .at(field);
        }
    }

    Session suspend(UUID id, Instant at) {
        var session = sessions.locked(id);
        requireNoBallot(id);
        session.suspend(at, clock.instant());
        attendance.requireNothingAfter(id, at);
        journal.write(id, Line.of(EventKind.SUSPENDED, at));
        sessions.flush();
        return session;
    }

    /** The session goes on if the quorum is still met (rule Q4). */
    Session resume(UUID id, Instant at) {
        var session = sessions.locked(id);
        var quorum = quorums.take(session.sitting(), Occasion.RESUMPTION, null, session.need(), at);
        session.resume(at, quorum, clock.instant());
        if (session.state() == SessionState.INQUORATE) {
            postponeTheRest(session, at);
        }
        journal.write(id, Line.of(quorum.met() ? EventKind.RESUMED : EventKind.INQUORATE, at));
        sessions.flush();
        return session;
    }

    /** Closes the session: what was not reached is put off. */
    Session close(UUID id, Revision revision, Instant at) {
        var session = hold(id, revision);
        session.close(at, clock.instant());
        attendance.requireNothingAfter(id, at);
        if (items.ofSession(id).stream().anyMatch(item -> item.state() == ItemState.IN_DISCUSSION)) {
            throw Reason.DISCUSSION_UNDER_WAY.refusal();
        }
        postponeTheRest(session, at);
        journal.write(id, Line.of(EventKind.CLOSED, at));
        sessions.flush();
        return session;
    }

    Session cancel(UUID id, Revision revision, String reason) {
        var session = hold(id, revision);
        session.cancel(reason);
        postponeTheRest(session, null);
        journal.write(id, Line.of(EventKind.CANCELLED, null));
        sessions.flush();
        return session;
    }

    /** Adds to the attendance log of the session. */
    Recorded record(UUID id, List<NewAttendance.Event> events) {
        var session = sessions.locked(id);
        session.requireAttendance(events.stream().allMatch(event -> event.reason() != null));
        var recorded = attendance.add(session.sitting(), events);
        journal.write(
                id,
                recorded.stream()
                        .map(event -> Line.ofMember(
                                event.retraction()
                                        ? EventKind.RETRACTION
                                        : EventKind.valueOf(event.kind().name()),
                                event.at(),
                                event.memberId()))
                        .toList());
        sessions.touch(session);
        return new Recorded(recorded, session.revision());
    }

    /** The session with its counts and its agenda. */
    SessionView view(Session session) {
        return SessionView.of(session, attendance.counts(session.sitting()), items.ofSession(session.id()));
    }

    private void postponeTheRest(Session session, @Nullable Instant at) {
        items.ofSession(session.id()).stream()
                .filter(item -> item.state() == ItemState.LISTED || item.state() == ItemState.IN_DISCUSSION)
                .forEach(item -> {
                    if (session.state() == SessionState.INQUORATE && at != null) {
                        item.fallWithQuorum(at);
                    } else {
                        item.postpone(at, null);
                    }
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

    private Session hold(UUID id, Revision revision) {
        var session = sessions.locked(id);
        revision.requireCurrent(session.revision());
        return session;
    }

    /** Events as they were recorded, and the session's revision since. */
    record Recorded(List<AttendanceEventView> events, long revision) {}
}
