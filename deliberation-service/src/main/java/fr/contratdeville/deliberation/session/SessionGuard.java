package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What other packages do with a session while they record something about it. A lock is held until the caller's transaction
 * ends, so that nothing is counted meanwhile.
 */
@ApplicationScoped
@Transactional
public class SessionGuard {
    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A session that this caller may read: any, or a public one. */
    public Sitting visible(UUID id, boolean readsAll) {
        return sessions.visible(id, !readsAll)
                .orElseThrow(CommonReason.NOT_FOUND::refusal)
                .sitting();
    }

    /**
     * Locks a session whose attendance is recorded.
     *
     * @param corrections whether all that is recorded corrects the log: after the session nothing else is possible
     */
    public Sitting lockForAttendance(UUID id, boolean corrections) {
        var session = sessions.locked(id);
        session.requireAttendance(corrections);
        return session.sitting();
    }

    /**
     * Locks sessions of an assembly, always in the same order.
     *
     * @param field where the request names them
     */
    public List<Sitting> lockForProxies(UUID assemblyId, Collection<UUID> ids, String field) {
        return ids.stream()
                .distinct()
                .sorted()
                .map(id -> sessions.locked(id, assemblyId)
                        .orElseThrow(
                                () -> CommonReason.UNKNOWN_REFERENCE.refusal(id).at(field)))
                .map(Session::sitting)
                .toList();
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal when the session is over */
    public void requireNotOver(Sitting sitting) {
        sessions.findById(sitting.sessionId()).requireNotOver();
    }

    /** Whether the session is still to come or to end. */
    public boolean isNotOver(Sitting sitting) {
        return sessions.findById(sitting.sessionId()).isNotOver();
    }

    /** The sessions of an assembly, in the order in which they follow each other. */
    public List<UUID> inOrder(UUID assemblyId) {
        return sessions.inOrder(assemblyId);
    }

    /**
     * Something that belongs to a locked session has changed.
     *
     * @return the new revision of the session
     */
    public long touch(Sitting sitting) {
        var session = sessions.findById(sitting.sessionId());
        sessions.touch(session);
        return session.revision();
    }
}
