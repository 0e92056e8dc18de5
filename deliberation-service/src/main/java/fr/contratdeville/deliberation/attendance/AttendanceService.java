package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.SessionGuard;
import fr.contratdeville.deliberation.session.Sitting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Records arrivals, departures and excuses. */
@ApplicationScoped
@Transactional
class AttendanceService {
    private final AttendanceEvents attendances;
    private final SessionGuard sessions;
    private final Mandates mandates;
    private final Journal journal;
    private final Clock clock;

    AttendanceService(
            AttendanceEvents attendances, SessionGuard sessions, Mandates mandates, Journal journal, Clock clock) {
        this.attendances = attendances;
        this.sessions = sessions;
        this.mandates = mandates;
        this.journal = journal;
        this.clock = clock;
    }

    /** The recorded events, and the new revision of the session. */
    record Recorded(List<AttendanceEventView> events, long revision) {}

    /**
     * Adds events to the log of a session: all of them or none. A late event, an event out of order and a replacement
     * are corrections and need a reason.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal if a member is not in exercise, an event is in the future
     *     or before the day of the session, a correction has no reason, or the events of a member contradict each other
     */
    Recorded record(UUID sessionId, List<NewAttendance.Event> events) {
        var sitting = sessions.lockForAttendance(sessionId, events.stream().allMatch(event -> event.reason() != null));
        var recorded = add(sitting, events);
        journal.write(
                sessionId, recorded.stream().map(event -> entry(sitting, event)).toList());
        return new Recorded(recorded, sessions.touch(sitting));
    }

    private static JournalEntry entry(Sitting sitting, AttendanceEventView event) {
        var kind = event.retraction()
                ? EventKind.RETRACTION
                : EventKind.valueOf(event.kind().name());
        var correction = event.correctsId() != null || sitting.counted(event.at());
        return JournalEntry.ofMember(kind, event.at(), event.memberId()).because(correction ? event.reason() : null);
    }

    private List<AttendanceEventView> add(Sitting sitting, List<NewAttendance.Event> events) {
        var now = clock.instant();
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        var effective = attendances.effective(sitting.sessionId());
        var byId = effective.stream().collect(Collectors.toMap(AttendanceEvent::id, Function.identity()));
        var timelines = new HashMap<UUID, Timeline>();
        effective.forEach(event -> timelines
                .computeIfAbsent(event.memberId(), member -> new Timeline())
                .add(new Timeline.Step(event.kind(), event.at(), null)));
        var touched = new LinkedHashMap<Timeline, String>();
        for (var index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var field = "events[" + index + "]";
            if (!inExercise.contains(event.memberId())) {
                throw Reason.MEMBER_NOT_IN_EXERCISE
                        .refusal(event.memberId(), sitting.heldOn().toString())
                        .at(field + ".memberId");
            }
            requirePossible(sitting, event, now, field + ".at");
            var timeline = timelines.computeIfAbsent(event.memberId(), member -> new Timeline());
            if (event.correctsId() != null) {
                timeline.remove(corrected(byId, event, field));
            }
            requireReason(sitting, timeline, event, field);
            if (!event.isRetraction()) {
                timeline.add(new Timeline.Step(event.kind(), event.at(), field));
            }
            touched.put(timeline, field);
        }
        touched.forEach(Timeline::requireConsistent);
        var recorded = events.stream()
                .map(event -> new AttendanceEvent(sitting.sessionId(), event, now))
                .toList();
        attendances.persist(recorded);
        attendances.flush();
        return recorded.stream().map(AttendanceEventView::of).toList();
    }

    private static void requirePossible(Sitting sitting, NewAttendance.Event event, Instant now, String field) {
        if (event.at().isAfter(now)) {
            throw Reason.EVENT_IN_FUTURE.refusal(LegalDay.written(event.at())).at(field);
        }
        if (event.kind() != AttendanceKind.EXCUSE && event.at().isBefore(LegalDay.startOf(sitting.heldOn()))) {
            throw Reason.EVENT_BEFORE_SESSION
                    .refusal(LegalDay.written(event.at()), sitting.heldOn().toString())
                    .at(field);
        }
        sitting.endedAt().filter(ended -> event.at().isAfter(ended)).ifPresent(ended -> {
            throw Reason.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(event.at()), LegalDay.written(ended))
                    .at(field);
        });
    }

    /** The corrected event must be of the same member and session, and not already corrected. */
    private static AttendanceEvent corrected(
            Map<UUID, AttendanceEvent> effective, NewAttendance.Event event, String field) {
        var corrected = effective.remove(event.correctsId());
        if (corrected == null || !corrected.memberId().equals(event.memberId())) {
            throw CommonReason.UNKNOWN_REFERENCE.refusal(event.correctsId()).at(field + ".correctsId");
        }
        if (event.isRetraction()
                && (corrected.kind() != event.kind() || !corrected.at().equals(event.at()))) {
            throw Reason.CORRECTION_UNEXPLAINED.refusal().at(field);
        }
        return corrected;
    }

    private static void requireReason(Sitting sitting, Timeline timeline, NewAttendance.Event event, String field) {
        if ((event.isRetraction() || event.correctsId() != null)
                && (event.reason() == null || event.correctsId() == null)) {
            throw Reason.CORRECTION_UNEXPLAINED.refusal().at(field);
        }
        if (event.reason() == null) {
            sitting.countedUntil()
                    .filter(until -> !event.at().isAfter(until))
                    .or(() -> timeline.latest().filter(event.at()::isBefore))
                    .ifPresent(until -> {
                        throw Reason.EVENT_OUT_OF_ORDER
                                .refusal(LegalDay.written(event.at()), LegalDay.written(until))
                                .at(field + ".at");
                    });
        }
    }
}
