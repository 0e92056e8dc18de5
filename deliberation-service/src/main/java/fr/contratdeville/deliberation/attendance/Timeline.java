package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attendance events of one member in a session, in order. */
final class Timeline {
    private final List<Step> steps = new ArrayList<>();

    /**
     * One event.
     *
     * @param field the field of the request; null for an event that is already recorded
     */
    record Step(AttendanceKind kind, Instant at, @Nullable String field) {}

    void add(Step step) {
        steps.add(step);
    }

    void remove(AttendanceEvent corrected) {
        steps.removeIf(step -> step.kind() == corrected.kind() && step.at().equals(corrected.at()));
    }

    /** The instant of the last event. */
    Optional<Instant> latest() {
        return steps.stream().map(Step::at).max(Comparator.naturalOrder());
    }

    /**
     * Checks the order of events: only an absent member arrives, only a present member leaves, only a member who never
     * arrived is excused, and a member has one event at a time.
     *
     * @param fallback the field to report if an event that is already recorded becomes inconsistent
     * @throws fr.contratdeville.conventions.refusal.Refusal if the events are inconsistent
     */
    void requireConsistent(String fallback) {
        var ordered = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
        Step last = null;
        for (var step : ordered) {
            var sense = switch (step.kind()) {
                case ARRIVAL -> last == null || last.kind() != AttendanceKind.ARRIVAL;
                case DEPARTURE -> last != null && last.kind() == AttendanceKind.ARRIVAL;
                case EXCUSE -> last == null;
            };
            if (!sense || (last != null && last.at().equals(step.at()))) {
                var field = step.field() != null
                        ? step.field()
                        : last != null && last.field() != null ? last.field() : fallback;
                throw Reason.ATTENDANCE_CONTRADICTS
                        .refusal(step.kind(), last == null ? "-" : last.kind().name())
                        .at(field + ".kind");
            }
            last = step;
        }
    }
}
