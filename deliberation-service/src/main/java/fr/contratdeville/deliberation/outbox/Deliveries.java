package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries on the outbox. The time is that of the database, which all replicas share. */
@ApplicationScoped
class Deliveries {
    private static final String ADD = """
            insert into outbox (id, tranche_id, deliberation_id, number, outcome, decided_on, version, digest,
                                act_identifier, enforceable_on)
            values (:id, :tranche, :deliberation, :number, :outcome, :decidedOn, :version, :digest,
                    nullif(:identifier, ''), cast(nullif(:enforceableOn, '') as date))
            """;

    /** Claims the oldest undelivered decision of a tranche, for one replica at a time. */
    private static final String CLAIM = """
            update outbox
               set lease = :lease, leased_until = clock_timestamp() + :millis * interval '1 millisecond',
                   attempts = attempts + 1
             where id = (select o.id
                           from outbox o
                          where o.delivered_at is null
                            and o.next_attempt_at <= clock_timestamp()
                            and (o.leased_until is null or o.leased_until < clock_timestamp())
                            and not exists (select 1
                                              from outbox earlier
                                             where earlier.tranche_id = o.tranche_id
                                               and earlier.delivered_at is null
                                               and earlier.position < o.position)
                          order by o.next_attempt_at
                          limit 1
                            for update of o skip locked)
            returning id, tranche_id, deliberation_id, number, outcome, decided_on, version, digest, act_identifier,
                      enforceable_on, attempts
            """;

    private static final String DELIVERED = """
            update outbox
               set delivered_at = clock_timestamp(), lease = null, leased_until = null, refused_with = null,
                   failed_with = null
             where id = :id and lease = :lease
            """;

    private static final String REPEAT = """
            update outbox
               set next_attempt_at = clock_timestamp() + :millis * interval '1 millisecond', lease = null,
                   leased_until = null, refused_with = nullif(:refusedWith, ''), failed_with = nullif(:failedWith, '')
             where id = :id and lease = :lease
            """;

    private static final String BACKLOG = """
            select count(*) as pending,
                   coalesce(cast(extract(epoch from clock_timestamp() - min(created_at)) * 1000 as bigint), 0) as oldest,
                   count(refused_with) as refused
              from outbox
             where delivered_at is null
            """;

    private final EntityManager entities;

    Deliveries(EntityManager entities) {
        this.entities = entities;
    }

    /** Locks the tranche until the commit, so that the order of the rows is the order of the commits. */
    @Transactional(TxType.MANDATORY)
    void add(UUID trancheId, Decision decision, @Nullable Enforceable enforceable) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:tranche, 1))", Object.class)
                .setParameter("tranche", trancheId.toString())
                .getSingleResult();
        entities.createNativeQuery(ADD)
                .setParameter("id", UUID.randomUUID())
                .setParameter("tranche", trancheId)
                .setParameter("deliberation", decision.deliberationId())
                .setParameter("number", decision.number())
                .setParameter("outcome", decision.outcome().name())
                .setParameter("decidedOn", decision.decidedOn())
                .setParameter("version", decision.version())
                .setParameter("digest", decision.digest())
                .setParameter("identifier", enforceable == null ? "" : enforceable.actIdentifier())
                .setParameter(
                        "enforceableOn",
                        enforceable == null ? "" : enforceable.enforceableOn().toString())
                .executeUpdate();
    }

    /** Claims one decision that is due, for the duration of the lease. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Delivery> claim(Duration lease) {
        var token = UUID.randomUUID();
        List<?> rows = entities.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("lease", token)
                .setParameter("millis", lease.toMillis())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> delivery(row, token))
                .findFirst();
    }

    private static Delivery delivery(Tuple row, UUID lease) {
        return new Delivery(
                row.get("id", UUID.class),
                row.get("tranche_id", UUID.class),
                new Decision(
                        row.get("deliberation_id", UUID.class),
                        row.get("number", String.class),
                        Outcome.valueOf(row.get("outcome", String.class)),
                        row.get("decided_on", LocalDate.class),
                        row.get("version", Integer.class),
                        row.get("digest", String.class)),
                Optional.ofNullable(row.get("enforceable_on", LocalDate.class))
                        .map(day -> new Enforceable(
                                row.get("deliberation_id", UUID.class), row.get("act_identifier", String.class), day)),
                lease,
                row.get("attempts", Integer.class));
    }

    /** @return false if the lease has expired and another replica has claimed the decision */
    @Transactional(TxType.REQUIRES_NEW)
    boolean delivered(Delivery delivery) {
        return entities.createNativeQuery(DELIVERED)
                        .setParameter("id", delivery.id())
                        .setParameter("lease", delivery.lease())
                        .executeUpdate()
                == 1;
    }

    /** Schedules another attempt after a delay, because there was no answer. */
    @Transactional(TxType.REQUIRES_NEW)
    void failed(Delivery delivery, Duration delay, String cause) {
        repeat(delivery, delay, "", cause);
    }

    /** Schedules another attempt after a delay, because it was refused. A decision is never dropped. */
    @Transactional(TxType.REQUIRES_NEW)
    void refused(Delivery delivery, Duration delay, String problem) {
        repeat(delivery, delay, problem, "");
    }

    private void repeat(Delivery delivery, Duration delay, String refusedWith, String failedWith) {
        entities.createNativeQuery(REPEAT)
                .setParameter("id", delivery.id())
                .setParameter("lease", delivery.lease())
                .setParameter("millis", delay.toMillis())
                .setParameter("refusedWith", refusedWith)
                .setParameter("failedWith", failedWith)
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Backlog backlog() {
        var row = (Tuple) entities.createNativeQuery(BACKLOG, Tuple.class).getSingleResult();
        return new Backlog(
                row.get("pending", Long.class),
                Duration.ofMillis(row.get("oldest", Long.class)),
                row.get("refused", Long.class));
    }
}
