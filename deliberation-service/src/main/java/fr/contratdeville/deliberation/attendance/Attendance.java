package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Movement;
import fr.contratdeville.deliberation.law.Movements;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attendance log of sessions, and who is present at an instant. */
@ApplicationScoped
@Transactional
public class Attendance {
    private final Attendances attendances;
    private final Mandates mandates;
    private final Clock clock;

    Attendance(Attendances attendances, Mandates mandates, Clock clock) {
        this.attendances = attendances;
        this.mandates = mandates;
        this.clock = clock;
    }

    /**
     * Adds to the log, all events or none. The caller holds the session, so that nothing is counted meanwhile. What comes
     * late, out of order or in place of another event is a correction, and says why.
     *
     * @throws fr.contratdeville.conventions.refusal.Refusal when a member is not in exercise, an event is in the future or
     *     before the day of the session, a correction gives no reason, or what is recorded of a member makes no sense
     */
    public List<AttendanceEventView> add(Sitting sitting, List<NewAttendance.Event> events) {
        var now = clock.instant();
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        var standing = attendances.standing(sitting.sessionId());
        var byId = standing.stream().collect(Collectors.toMap(AttendanceEvent::id, Function.identity()));
        var timelines = new HashMap<UUID, Timeline>();
        standing.forEach(event -> timelines
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
        touched.forEach(Timeline::requireSense);
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

    /** What is corrected is an event of the same member in the same session that still stands. */
    private static AttendanceEvent corrected(
            Map<UUID, AttendanceEvent> standing, NewAttendance.Event event, String field) {
        var corrected = standing.remove(event.correctsId());
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

    /** @throws fr.contratdeville.conventions.refusal.Refusal when the log goes on after this instant */
    public void requireNothingAfter(UUID sessionId, Instant at) {
        attendances.standing(sessionId).stream()
                .map(AttendanceEvent::at)
                .filter(at::isBefore)
                .max(Instant::compareTo)
                .ifPresent(latest -> {
                    throw Reason.EVENT_OUT_OF_ORDER
                            .refusal(LegalDay.written(at), LegalDay.written(latest))
                            .at("at");
                });
    }

    /** Who came and went, as far as is known now. */
    public Movements movements(UUID sessionId) {
        return movements(attendances.standing(sessionId));
    }

    private static Movements movements(List<AttendanceEvent> standing) {
        return new Movements(standing.stream()
                .filter(event -> event.kind() != AttendanceKind.EXCUSE)
                .map(event -> new Movement(event.memberId(), event.kind() == AttendanceKind.ARRIVAL, event.at()))
                .toList());
    }

    /** The members in exercise who are present at an instant. */
    public Set<UUID> present(Sitting sitting, Instant at) {
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        return movements(sitting.sessionId()).present(at).stream()
                .filter(inExercise::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The counts as the log stands. */
    public AttendanceCounts counts(Sitting sitting) {
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        var last = attendances.standing(sitting.sessionId()).stream()
                .filter(event -> inExercise.contains(event.memberId()))
                .collect(Collectors.toMap(AttendanceEvent::memberId, AttendanceEvent::kind, (earlier, later) -> later));
        return AttendanceCounts.of(
                inExercise.size(), count(last, AttendanceKind.ARRIVAL), count(last, AttendanceKind.EXCUSE));
    }

    private static int count(Map<UUID, AttendanceKind> last, AttendanceKind kind) {
        return Math.toIntExact(
                last.values().stream().filter(found -> found == kind).count());
    }

    /** One page of the log, in order of recording. */
    public Page.Listed<AttendanceEventView> log(UUID sessionId, Page page) {
        return page.of(attendances.page(sessionId, page), AttendanceEvent::id, AttendanceEventView::of);
    }
}
