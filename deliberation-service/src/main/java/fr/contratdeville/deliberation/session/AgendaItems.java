package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All queries on agenda items. */
@ApplicationScoped
class AgendaItems implements PanacheRepositoryBase<AgendaItem, UUID> {

    List<AgendaItem> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by position", sessionId);
    }

    /** The position of the next item. The caller has locked the session. */
    int nextPosition(UUID sessionId) {
        return Math.toIntExact(count("sessionId", sessionId)) + 1;
    }

    AgendaItem required(UUID id) {
        return findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** Locks the item and reads it again. The caller has locked its session. */
    AgendaItem lockAndRefresh(UUID id) {
        var item = required(id);
        getEntityManager().refresh(item, LockModeType.PESSIMISTIC_WRITE);
        return item;
    }

    /** The item in discussion, or the last one that was dealt with. */
    Optional<AgendaItem> current(UUID sessionId) {
        return find(
                        "sessionId = ?1 and discussedAt is not null"
                                + " order by case when state = IN_DISCUSSION then 0 else 1 end, discussedAt desc, position desc",
                        sessionId)
                .page(0, 1)
                .firstResultOptional();
    }

    /** The item, if there is one, in which an assembly votes or voted on this version of the tranche. */
    Optional<UUID> holding(TrancheReference tranche) {
        return find(
                        "tranche.id = ?1 and tranche.version = ?2 and state in (LISTED, IN_DISCUSSION, VOTED)",
                        tranche.id(),
                        tranche.version())
                .firstResultOptional()
                .map(AgendaItem::id);
    }

    /** Whether a second session takes up this item of the first agenda (rule Q6). */
    boolean isTakenUp(UUID id) {
        return count("firstAgendaItemId = ?1 and state in (LISTED, IN_DISCUSSION, VOTED)", id) > 0;
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("agenda-items", """
            select i.id from agenda_item i join session s on s.id = i.session_id
            where (s.state = 'CLOSED' or (s.state = 'INQUORATE' and s.opened_at is not null))
            order by i.id limit 1""", Set.of("itemId"));
    }
}
