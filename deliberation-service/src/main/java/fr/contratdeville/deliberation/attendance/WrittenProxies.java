package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All queries on proxies. */
@ApplicationScoped
class WrittenProxies implements PanacheRepositoryBase<WrittenProxy, UUID> {

    List<WrittenProxy> page(UUID sessionId, Page page) {
        return find(
                        "from WrittenProxy p where p.id > ?2 and ?1 member of p.sessions order by p.id",
                        sessionId,
                        page.after())
                .page(0, page.fetch())
                .list();
    }

    List<WrittenProxy> ofSession(UUID sessionId) {
        return list("from WrittenProxy p where ?1 member of p.sessions order by p.id", sessionId);
    }

    WrittenProxy required(UUID id) {
        return findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** Locks the proxy and reads it again. The caller has locked its sessions. */
    WrittenProxy lockAndRefresh(UUID id) {
        var proxy = required(id);
        getEntityManager().refresh(proxy, LockModeType.PESSIMISTIC_WRITE);
        return proxy;
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("proxies", "select id from proxy order by id limit 1");
    }
}
