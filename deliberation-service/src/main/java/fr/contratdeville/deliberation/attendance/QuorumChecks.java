package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries on quorum checks. */
@ApplicationScoped
class QuorumChecks implements PanacheRepositoryBase<QuorumCheck, UUID> {

    List<QuorumCheck> page(UUID sessionId, Page page) {
        return find("sessionId = ?1 and id > ?2 order by id", sessionId, page.after())
                .page(0, page.fetch())
                .list();
    }

    Optional<QuorumCheck> last(UUID sessionId) {
        return find("sessionId = ?1 order by id desc", sessionId).page(0, 1).firstResultOptional();
    }

    List<QuorumCheck> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by id", sessionId);
    }
}
