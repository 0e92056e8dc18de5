package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.http.Page;
import fr.contratdeville.deliberation.http.Problem;
import fr.contratdeville.deliberation.law.LegalDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attendance log of sessions, and who is present at an instant. */
@ApplicationScoped
@Transactional
public class Attendance {
    private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    private final Attendances attendances;
    private final Mandates mandates;
    private final Clock clock;

    Attendance(Attendances attendances, Mandates mandates, Clock clock) {
        this.attendances = attendances;
        this.mandates = mandates;
        this.clock = clock;
    }

    /**
     * Adds to the log, all events or none. The caller holds the session, so that nothing is counted meanwhile.
     *
     * @throws fr.contratdeville.deliberation.http.Refusal when a member is not in exercise, an event is in the future,
     *     before the day of the session or not after what was counted, or contradicts what is recorded of the member
     */
    public List<AttendanceEventView> add(Sitting sitting, List<NewAttendance.Event> events) {
        var now = clock.instant();
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        var last = new HashMap<UUID, Known>();
        attendances
                .last(sitting.sessionId(), ALWAYS)
                .forEach((member, event) -> last.put(member, new Known(event.kind(), event.at())));
        for (var index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var pointer = "/events/" + index;
            if (!inExercise.contains(event.memberId())) {
                throw Problem.MEMBER_NOT_IN_EXERCISE
                        .refusal(event.memberId(), sitting.heldOn().toString())
                        .at(pointer + "/memberId");
            }
            requireOrder(sitting, event, now, pointer + "/at");
            requireSense(last.get(event.memberId()), event, pointer);
            last.put(event.memberId(), new Known(event.kind(), event.at()));
        }
        var recorded = events.stream()
                .map(event -> new AttendanceEvent(sitting.sessionId(), event.memberId(), event.kind(), event.at(), now))
                .toList();
        attendances.persist(recorded);
        attendances.flush();
        return recorded.stream().map(AttendanceEventView::of).toList();
    }

    private static void requireOrder(Sitting sitting, NewAttendance.Event event, Instant now, String pointer) {
        if (event.at().isAfter(now)) {
            throw Problem.EVENT_IN_FUTURE.refusal(LegalDay.written(event.at())).at(pointer);
        }
        if (event.kind() != AttendanceKind.EXCUSE && event.at().isBefore(LegalDay.startOf(sitting.heldOn()))) {
            throw Problem.EVENT_BEFORE_SESSION
                    .refusal(LegalDay.written(event.at()), sitting.heldOn().toString())
                    .at(pointer);
        }
        sitting.countedUntil().filter(counted -> !event.at().isAfter(counted)).ifPresent(counted -> {
            throw Problem.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(event.at()), LegalDay.written(counted))
                    .at(pointer);
        });
    }

    /** A member arrives who is not there, leaves who is there, is excused who never was there and is not excused yet. */
    private static void requireSense(@Nullable Known last, NewAttendance.Event event, String pointer) {
        var sense = switch (event.kind()) {
            case ARRIVAL -> last == null || last.kind() != AttendanceKind.ARRIVAL;
            case DEPARTURE -> last != null && last.kind() == AttendanceKind.ARRIVAL;
            case EXCUSE -> last == null;
        };
        if (!sense) {
            throw Problem.ATTENDANCE_CONTRADICTS
                    .refusal(event.kind(), last == null ? "-" : last.kind().name())
                    .at(pointer + "/kind");
        }
        if (last != null && !event.at().isAfter(last.at())) {
            throw Problem.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(event.at()), LegalDay.written(last.at()))
                    .at(pointer + "/at");
        }
    }

    /** @throws fr.contratdeville.deliberation.http.Refusal when the log goes on after this instant */
    public void requireNothingAfter(UUID sessionId, Instant at) {
        attendances.latest(sessionId).filter(at::isBefore).ifPresent(latest -> {
            throw Problem.EVENT_OUT_OF_ORDER
                    .refusal(LegalDay.written(at), LegalDay.written(latest))
                    .at("/at");
        });
    }

    /** The members in exercise who are present at an instant: those whose last event up to then is an arrival. */
    public Set<UUID> present(Sitting sitting, Instant at) {
        return having(AttendanceKind.ARRIVAL, attendances.last(sitting.sessionId(), at), inExercise(sitting));
    }

    /** The counts as the log stands. */
    public AttendanceCounts counts(Sitting sitting) {
        var inExercise = inExercise(sitting);
        var last = attendances.last(sitting.sessionId(), ALWAYS);
        return AttendanceCounts.of(
                inExercise.size(),
                having(AttendanceKind.ARRIVAL, last, inExercise).size(),
                having(AttendanceKind.EXCUSE, last, inExercise).size());
    }

    /** One page of the log, in order of recording. */
    public Page.Listed<AttendanceEventView> log(UUID sessionId, Page page) {
        return page.of(attendances.page(sessionId, page), AttendanceEvent::id, AttendanceEventView::of);
    }

    private Set<UUID> inExercise(Sitting sitting) {
        return mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
    }

    private static Set<UUID> having(AttendanceKind kind, Map<UUID, AttendanceEvent> last, Set<UUID> inExercise) {
        return last.values().stream()
                .filter(event -> event.kind() == kind)
                .map(AttendanceEvent::memberId)
                .filter(inExercise::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is known of a member so far. */
    private record Known(AttendanceKind kind, Instant at) {}
}
