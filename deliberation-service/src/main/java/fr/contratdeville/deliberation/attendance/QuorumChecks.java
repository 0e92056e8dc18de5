package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All queries on quorum checks. */
@ApplicationScoped
class QuorumChecks implements PanacheRepositoryBase<QuorumCheck, UUID> {

    List<QuorumCheck> page(UUID sessionId, Page page) {
        return find("sessionId = ?1 and id > ?2 order by id", sessionId, page.after())
                .page(0, page.fetch())
                .list();
    }

    List<QuorumCheck> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by id", sessionId);
    }
}
