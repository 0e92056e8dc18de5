package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to one member in a session, in order: excused before ever coming, in, out, in again. */
final class Timeline {
    private final List<Step> steps = new ArrayList<>();

    /**
     * One event.
     *
     * @param field where the request says it; null where it is recorded already
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
     * A member arrives who is not there, leaves who is there, is excused who never was there, and does one thing at a
     * time.
     *
     * @param fallback where to point when it is what is recorded already that makes no sense any more
     * @throws fr.contratdeville.conventions.refusal.Refusal otherwise
     */
    void requireSense(String fallback) {
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
