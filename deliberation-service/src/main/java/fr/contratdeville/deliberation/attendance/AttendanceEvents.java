package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.deliberation.law.Movement;
import fr.contratdeville.deliberation.law.Movements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All queries on the attendance log. */
@ApplicationScoped
class AttendanceEvents implements PanacheRepositoryBase<AttendanceEvent, UUID> {

    List<AttendanceEvent> page(UUID sessionId, Page page) {
        return find("sessionId = ?1 and id > ?2 order by id", sessionId, page.after())
                .page(0, page.fetch())
                .list();
    }

    /** The events that count, in order: without those that were corrected or retracted. */
    List<AttendanceEvent> effective(UUID sessionId) {
        return list(
                "from AttendanceEvent e where e.sessionId = ?1 and e.retraction = false and not exists ("
                        + "select 1 from AttendanceEvent other where other.sessionId = ?1 and other.correctsId = e.id)"
                        + " order by e.at, e.id",
                sessionId);
    }

    /** The arrivals and departures that count. */
    Movements movements(UUID sessionId) {
        return new Movements(effective(sessionId).stream()
                .filter(event -> event.kind() != AttendanceKind.EXCUSE)
                .map(event -> new Movement(event.memberId(), event.kind() == AttendanceKind.ARRIVAL, event.at()))
                .toList());
    }
}
