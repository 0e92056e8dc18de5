package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries on sessions. */
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<Session, UUID> {

    /** One page of the sessions; the assembly is an optional filter. */
    List<Session> page(@Nullable UUID assemblyId, boolean publicOnly, Page page) {
        var query = (assemblyId == null ? "?1 is null" : "assemblyId = ?1")
                + (publicOnly ? " and (state = CLOSED or (state = INQUORATE and openedAt is not null))" : "")
                + " and id > ?2 order by id";
        return find(query, assemblyId, page.after()).page(0, page.fetch()).list();
    }

    /**
     * The session with this id, locked until the end of the transaction, so that changes of a session run one after the
     * other.
     */
    Session locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** The same, if the session belongs to this assembly. */
    Optional<Session> locked(UUID id, UUID assemblyId) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(session -> session.assemblyId().equals(assemblyId));
    }

    /** The sessions that were convened for a day of this period, locked in the order of their ids, without cancelled ones. */
    List<Session> lockHeld(UUID assemblyId, LocalDate from, LocalDate until) {
        return find(
                        "assemblyId = ?1 and heldOn between ?2 and ?3 and state not in (PREPARED, CANCELLED) order by id",
                        assemblyId,
                        from,
                        until)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The sessions of an assembly in order, without cancelled ones. */
    List<Session> inOrder(UUID assemblyId) {
        return list("assemblyId = ?1 and state <> CANCELLED order by heldOn, id", assemblyId);
    }

    /** Whether a second session follows this one. */
    boolean isFollowed(UUID id) {
        return count("secondOfId = ?1 and state <> CANCELLED", id) > 0;
    }

    /** The session with this id, if the caller may read it. */
    Optional<Session> visible(UUID id, boolean publicOnly) {
        return findByIdOptional(id).filter(session -> !publicOnly || session.isPublic());
    }

    /** Increments the revision of the session, because its data changed. */
    void touch(Session session) {
        getEntityManager().lock(session, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("sessions", """
            select s.id from session s
            where (s.state = 'CLOSED' or (s.state = 'INQUORATE' and s.opened_at is not null))
            order by s.id limit 1""");
    }
}
