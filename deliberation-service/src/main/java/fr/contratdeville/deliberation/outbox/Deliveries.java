package fr.contratdeville.deliberation.outbox;

import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Enforceable;
import fr.contratdeville.deliberation.programme.Hold;
import fr.contratdeville.deliberation.programme.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
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

    private static final String ADD_COMPARISON = """
            insert into outbox (id, tranche_id, created_at, next_attempt_at)
            select :id, :tranche, due, due
              from (select clock_timestamp() + :millis * interval '1 millisecond') as time (due)
            """;

    /**
     * Claims a delivery that is due, for one replica at a time: the oldest undelivered decision of a tranche, or a
     * comparison of its hold while no other one is under way. A comparison that is enqueued after a change of the agenda
     * sees the claim of any that has read the agenda before, and waits for it.
     */
    private static final String CLAIM = """
            update outbox
               set lease = :lease, leased_until = clock_timestamp() + :millis * interval '1 millisecond',
                   attempts = attempts + 1
             where id = (select o.id
                           from outbox o
                          where o.delivered_at is null
                            and o.set_aside_at is null
                            and o.next_attempt_at <= clock_timestamp()
                            and (o.leased_until is null or o.leased_until < clock_timestamp())
                            and not exists (select 1
                                              from outbox other
                                             where other.tranche_id = o.tranche_id
                                               and other.delivered_at is null
                                               and other.set_aside_at is null
                                               and case when o.deliberation_id is null
                                                        then other.deliberation_id is null
                                                             and other.leased_until >= clock_timestamp()
                                                        else other.deliberation_id is not null
                                                             and other.position < o.position
                                                   end)
                          order by o.next_attempt_at
                          limit 1
                            for update of o skip locked)
            returning id, tranche_id, deliberation_id, number, outcome, decided_on, version, digest, act_identifier,
                      enforceable_on, attempts
            """;

    private static final String DELIVERED = """
            update outbox
               set delivered_at = clock_timestamp(), lease = null, leased_until = null, refused_with = null,
                   refused_detail = null, refused_since = null, failed_with = null
             where id = :id and lease = :lease
            """;

    private static final String REPEAT = """
            update outbox
               set next_attempt_at = clock_timestamp() + :millis * interval '1 millisecond', lease = null,
                   leased_until = null, refused_with = nullif(:refusedWith, ''),
                   refused_detail = nullif(:refusedDetail, ''),
                   refused_since = case when :refusedWith <> '' then coalesce(refused_since, clock_timestamp()) end,
                   failed_with = nullif(:failedWith, '')
             where id = :id and lease = :lease
            """;

    private static final String BACKLOG = """
            select count(deliberation_id) as pending,
                   count(*) filter (where deliberation_id is null) as holds,
                   coalesce(cast(extract(epoch from clock_timestamp() - min(created_at)) * 1000 as bigint), 0) as oldest,
                   count(refused_with) as refused
              from outbox
             where delivered_at is null and set_aside_at is null and created_at <= clock_timestamp()
            """;

    /** The item that needs the hold: its vote is to come, or its decision is still to be delivered. */
    private static final String NEEDED_HOLD = """
            select i.id, i.title, s.held_on, i.tranche_digest
              from agenda_item i join session s on s.id = i.session_id
             where i.tranche_id = :tranche and i.tranche_version = :version
               and (i.state in ('LISTED', 'IN_DISCUSSION')
                    or i.state = 'VOTED'
                       and exists (select 1
                                     from outbox o
                                    where o.tranche_id = i.tranche_id and o.version = i.tranche_version
                                      and o.enforceable_on is null
                                      and o.delivered_at is null and o.set_aside_at is null))
            """;

    private static final String REFUSED = """
            select o.id, o.tranche_id, o.deliberation_id, o.number, o.enforceable_on, d.session_id, d.item_id,
                   o.refused_with, o.refused_detail, o.refused_since, o.attempts, o.set_aside_at, o.set_aside_because
              from outbox o join deliberation d on d.id = o.deliberation_id
             where o.refused_with is not null and o.delivered_at is null
            """;

    private static final String SET_ASIDE = """
            update outbox
               set set_aside_at = clock_timestamp(), set_aside_because = :reason, lease = null, leased_until = null
             where id = :id and refused_with is not null and delivered_at is null and set_aside_at is null
               and (leased_until is null or leased_until < clock_timestamp())
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
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
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

    /** Adds a comparison of the hold of a tranche with the agenda, in a transaction of its own. */
    @Transactional(TxType.REQUIRES_NEW)
    void addComparisonNow(UUID trancheId, Duration delay) {
        addComparison(trancheId, delay);
    }

    /** The same, in the transaction of the change. */
    @Transactional(TxType.MANDATORY)
    void addComparison(UUID trancheId, Duration delay) {
        entities.createNativeQuery(ADD_COMPARISON)
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("tranche", trancheId)
                .setParameter("millis", delay.toMillis())
                .executeUpdate();
    }

    /** The hold of a version of a tranche that the agenda needs, if any. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Hold> neededHold(UUID trancheId, int version) {
        List<?> rows = entities.createNativeQuery(NEEDED_HOLD, Tuple.class)
                .setParameter("tranche", trancheId)
                .setParameter("version", version)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Hold(
                        row.get("id", UUID.class),
                        row.get("title", String.class),
                        row.get("held_on", LocalDate.class),
                        version,
                        row.get("tranche_digest", String.class)))
                .findFirst();
    }

    /** Claims one delivery that is due, for the duration of the lease. */
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
                Optional.ofNullable(row.get("deliberation_id", UUID.class))
                        .map(deliberation -> new Decision(
                                deliberation,
                                row.get("number", String.class),
                                Outcome.valueOf(row.get("outcome", String.class)),
                                row.get("decided_on", LocalDate.class),
                                row.get("version", Integer.class),
                                row.get("digest", String.class))),
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
        repeat(delivery, delay, "", "", cause);
    }

    /** Schedules another attempt after a delay, because it was refused. A decision is never dropped. */
    @Transactional(TxType.REQUIRES_NEW)
    void refused(Delivery delivery, Duration delay, Problem problem) {
        repeat(delivery, delay, problem.type(), Objects.requireNonNullElse(problem.detail(), ""), "");
    }

    private void repeat(
            Delivery delivery, Duration delay, String refusedWith, String refusedDetail, String failedWith) {
        entities.createNativeQuery(REPEAT)
                .setParameter("id", delivery.id())
                .setParameter("lease", delivery.lease())
                .setParameter("millis", delay.toMillis())
                .setParameter("refusedWith", refusedWith)
                .setParameter("refusedDetail", refusedDetail)
                .setParameter("failedWith", failedWith)
                .executeUpdate();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Backlog backlog() {
        var row = (Tuple) entities.createNativeQuery(BACKLOG, Tuple.class).getSingleResult();
        return new Backlog(
                row.get("pending", Long.class),
                row.get("holds", Long.class),
                Duration.ofMillis(row.get("oldest", Long.class)),
                row.get("refused", Long.class));
    }

    /** The deliveries that programme-service refuses, sorted by creation time. */
    @Transactional(TxType.MANDATORY)
    List<RefusedDelivery> refused(UUID after, int limit) {
        List<?> rows = entities.createNativeQuery(
                        REFUSED + " and o.set_aside_at is null and o.id > :after order by o.id", Tuple.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(Deliveries::refused).toList();
    }

    /** A delivery that programme-service refuses, or that was set aside. */
    @Transactional(TxType.MANDATORY)
    Optional<RefusedDelivery> refused(UUID id) {
        List<?> rows = entities.createNativeQuery(REFUSED + " and o.id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(Tuple.class::cast).map(Deliveries::refused).findFirst();
    }

    private static RefusedDelivery refused(Tuple row) {
        return new RefusedDelivery(
                row.get("id", UUID.class),
                row.get("enforceable_on") == null
                        ? RefusedDelivery.Content.DECISION
                        : RefusedDelivery.Content.ENFORCEABILITY,
                row.get("tranche_id", UUID.class),
                row.get("deliberation_id", UUID.class),
                row.get("number", String.class),
                row.get("session_id", UUID.class),
                row.get("item_id", UUID.class),
                row.get("refused_with", String.class),
                row.get("refused_detail", String.class),
                row.get("refused_since", Instant.class),
                row.get("attempts", Integer.class),
                row.get("set_aside_at", Instant.class),
                row.get("set_aside_because", String.class));
    }

    /** @return false if the delivery is not refused, or is being tried now */
    @Transactional(TxType.MANDATORY)
    boolean setAside(UUID id, String reason) {
        return entities.createNativeQuery(SET_ASIDE)
                        .setParameter("id", id)
                        .setParameter("reason", reason)
                        .executeUpdate()
                == 1;
    }
}
