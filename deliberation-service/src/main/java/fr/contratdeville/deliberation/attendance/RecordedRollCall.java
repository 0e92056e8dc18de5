package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.law.History;
import fr.contratdeville.deliberation.law.Quorum;
import fr.contratdeville.deliberation.session.AttendanceCounts;
import fr.contratdeville.deliberation.session.Occasion;
import fr.contratdeville.deliberation.session.RollCall;
import fr.contratdeville.deliberation.session.Sitting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roll call of a session, based on its mandates, attendance log, proxies and recusals. */
@ApplicationScoped
@Transactional
class RecordedRollCall implements RollCall {
    private final Mandates mandates;
    private final AttendanceEvents events;
    private final WrittenProxies proxies;
    private final DeclaredRecusals recusals;
    private final QuorumChecks checks;
    private final Journal journal;

    RecordedRollCall(
            Mandates mandates,
            AttendanceEvents events,
            WrittenProxies proxies,
            DeclaredRecusals recusals,
            QuorumChecks checks,
            Journal journal) {
        this.mandates = mandates;
        this.events = events;
        this.proxies = proxies;
        this.recusals = recusals;
        this.checks = checks;
        this.journal = journal;
    }

    @Override
    public History history(Sitting sitting, List<UUID> itemIds) {
        return new History(
                sitting.regime(),
                mandates.inExercise(sitting.assemblyId(), sitting.heldOn()),
                events.movements(sitting.sessionId()),
                proxies.ofSession(sitting.sessionId()).stream()
                        .map(WrittenProxy::proxy)
                        .toList(),
                recusals.of(itemIds).stream().map(DeclaredRecusal::recusal).toList());
    }

    @Override
    public void record(
            Sitting sitting, Occasion occasion, @Nullable UUID itemId, Quorum.Need need, Instant at, Quorum quorum) {
        checks.persist(new QuorumCheck(
                sitting.sessionId(), occasion, itemId, need, at, quorum, journal.last(sitting.sessionId())));
    }

    @Override
    public boolean countedNobody(UUID sessionId) {
        return checks.last(sessionId).filter(check -> check.present() == 0).isPresent();
    }

    @Override
    public AttendanceCounts counts(Sitting sitting) {
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        var last = events.effective(sitting.sessionId()).stream()
                .filter(event -> inExercise.contains(event.memberId()))
                .collect(Collectors.toMap(AttendanceEvent::memberId, AttendanceEvent::kind, (earlier, later) -> later));
        return AttendanceCounts.of(
                inExercise.size(), count(last, AttendanceKind.ARRIVAL), count(last, AttendanceKind.EXCUSE));
    }

    private static int count(Map<UUID, AttendanceKind> last, AttendanceKind kind) {
        return Math.toIntExact(
                last.values().stream().filter(found -> found == kind).count());
    }

    @Override
    public Optional<Instant> latestEvent(UUID sessionId) {
        return events.effective(sessionId).stream().map(AttendanceEvent::at).max(Instant::compareTo);
    }
}
