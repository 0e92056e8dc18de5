package fr.contratdeville.programme.webhook;

import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/** Every query about webhooks and their deliveries. */
@ApplicationScoped
class Webhooks implements PanacheRepositoryBase<Webhook, String> {
    private static final UUID FIRST_PAGE = new UUID(0, 0);

    /** Whether this funder exists: the funder in a token may not. */
    boolean isFunder(String funder) {
        return !getEntityManager()
                .createNativeQuery("select code from funder where code = :funder")
                .setParameter("funder", funder)
                .getResultList()
                .isEmpty();
    }

    /** Adds a notification to this funder, unless one is pending. */
    void addDelivery(UUID id, Webhook webhook, Instant now) {
        getEntityManager()
                .createNativeQuery("""
                        insert into webhook_delivery (id, funder, url, since, state, attempts, created_at, next_attempt_at)
                        values (:id, :funder, :url, :since, 'PENDING', 0, :now, :now)
                        on conflict (funder) where state = 'PENDING' do nothing
                        """)
                .setParameter("id", id)
                .setParameter("funder", webhook.funder())
                .setParameter("url", webhook.url())
                .setParameter("since", webhook.notifiedUpTo())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Locks one due delivery that no other replica is sending. */
    Optional<Delivery> lockDue(Instant now) {
        return getEntityManager()
                .createQuery(
                        "from Delivery where state = PENDING and nextAttemptAt <= :now order by nextAttemptAt",
                        Delivery.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .getResultStream()
                .findFirst();
    }

    /** Locks the pending delivery to this funder. */
    Optional<Delivery> lockPendingDelivery(String funder) {
        return getEntityManager()
                .createQuery("from Delivery where funder = :funder and state = PENDING", Delivery.class)
                .setParameter("funder", funder)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<Delivery> lockDelivery(UUID id) {
        return Optional.ofNullable(getEntityManager().find(Delivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The deliveries to a funder, newest first. */
    List<Delivery> deliveries(Page page, String funder) {
        return getEntityManager()
                .createQuery(
                        "from Delivery where funder = :funder and (:before = :firstPage or id < :before) order by id desc",
                        Delivery.class)
                .setParameter("funder", funder)
                .setParameter("before", page.after())
                .setParameter("firstPage", FIRST_PAGE)
                .setMaxResults(page.fetch())
                .getResultList();
    }

    int deleteDeliveries(Instant olderThan) {
        return getEntityManager()
                .createQuery("delete from Delivery where state <> PENDING and createdAt < :olderThan")
                .setParameter("olderThan", olderThan)
                .executeUpdate();
    }
}
