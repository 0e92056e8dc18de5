package fr.contratdeville.conventions.idempotency;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Deletes expired keys with their answers. */
@ApplicationScoped
public class ExpiredKeys {
    private final EntityManager entities;
    private final IdempotencySettings settings;

    public ExpiredKeys(EntityManager entities, IdempotencySettings settings) {
        this.entities = entities;
        this.settings = settings;
    }

    @Scheduled(every = "PT1H", delayed = "PT1M", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    public void delete() {
        entities.createNativeQuery(
                        "delete from idempotency_key where created_at <= now() - make_interval(secs => :keep)")
                .setParameter("keep", settings.keep().toSeconds())
                .executeUpdate();
    }
}
