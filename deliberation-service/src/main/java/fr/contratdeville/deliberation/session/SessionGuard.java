package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The operations on sessions for packages that record data of a session. A lock is held until the end of the caller's
 * transaction, so that counts cannot change in between.
 */
@ApplicationScoped
@Transactional
public class SessionGuard {
    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A session that the caller may read: all sessions, or only public ones. */
    public Sitting visible(UUID id, boolean readsAll) {
        return sessions.visible(id, !readsAll)
                .orElseThrow(CommonReason.NOT_FOUND::refusal)
                .sitting();
    }

    /**
     * Locks a session to record attendance.
     *
     * @param corrections whether all events are corrections: after the end of the session nothing else is allowed
     */
    public Sitting lockForAttendance(UUID id, boolean corrections) {
        var session = sessions.locked(id);
        session.requireAttendance(corrections);
        return session.sitting();
    }

    /** Locks a session in any state, to write in its journal. */
    public void lockForJournal(UUID id) {
        sessions.locked(id);
    }

    /**
     * Locks sessions of an assembly, always in the same order.
     *
     * @param field the field of the request with the ids
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

    /**
     * Checks that an event can be recorded: until the end of the session or, if members were counted since, as a
     * correction with a reason.
     *
     * @param reason the reason of the correction, if there is one
     * @param field the field of the request with the instant
     */
    public void requireRecordable(Sitting sitting, Instant at, @Nullable String reason, String field) {
        var session = sessions.findById(sitting.sessionId());
        if (reason == null || !sitting.counted(at)) {
            session.requireNotOver();
            sitting.requireReason(at, reason, field);
        } else {
            session.requireAttendance(true);
        }
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the session has ended */
    public void requireNotOver(Sitting sitting) {
        sessions.findById(sitting.sessionId()).requireNotOver();
    }

    /** Whether the session has not ended. */
    public boolean isNotOver(Sitting sitting) {
        return sessions.findById(sitting.sessionId()).isNotOver();
    }

    /** The sessions of an assembly that are not cancelled, in order. */
    public List<Sitting> inOrder(UUID assemblyId) {
        return sessions.inOrder(assemblyId).stream().map(Session::sitting).toList();
    }

    /**
     * Increments the revision of a locked session, because its data changed.
     *
     * @return the new revision of the session
     */
    public long touch(Sitting sitting) {
        var session = sessions.findById(sitting.sessionId());
        sessions.touch(session);
        return session.revision();
    }
}
