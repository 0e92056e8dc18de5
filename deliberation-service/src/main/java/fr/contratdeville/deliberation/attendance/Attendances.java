package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.http.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every query about attendance. */
@ApplicationScoped
public class Attendances implements PanacheRepositoryBase<AttendanceEvent, UUID> {

    List<AttendanceEvent> page(UUID sessionId, Page page) {
        return find("sessionId = ?1 and id > ?2 order by id", sessionId, page.after())
                .page(0, page.fetch())
                .list();
    }

    /** The instant of the latest event of all. */
    Optional<Instant> latest(UUID sessionId) {
        return find("sessionId = ?1 order by at desc", sessionId)
                .page(0, 1)
                .firstResultOptional()
                .map(AttendanceEvent::at);
    }

    /** The last event of each member up to an instant, that instant included. */
    Map<UUID, AttendanceEvent> last(UUID sessionId, Instant until) {
        return list(
                        "from AttendanceEvent e where e.sessionId = ?1 and e.at <= ?2 and not exists ("
                                + "select 1 from AttendanceEvent later where later.sessionId = ?1"
                                + " and later.memberId = e.memberId and later.at <= ?2 and later.at > e.at)",
                        sessionId,
                        until)
                .stream()
                .collect(Collectors.toMap(AttendanceEvent::memberId, Function.identity()));
    }
}
