package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.json.Iso;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every query about tranches, their submissions and their decisions. */
@ApplicationScoped
public class Tranches implements PanacheRepositoryBase<Tranche, UUID> {

    /**
     * Tranches sorted by creation time: of one programme or of all, only the adopted ones or all.
     *
     * @param holds if given, only the tranches with such a hold
     * @param lastDay a hold is overdue if its session and its last renewal are before this day
     */
    List<Tranche> page(
            Page page, @Nullable UUID programmeId, boolean onlyAdopted, @Nullable HoldFilter holds, LocalDate lastDay) {
        var query = "id > ?1 and (?2 is null or programmeId = ?2) and (?3 = false or state = ADOPTED)";
        var arguments = new ArrayList<@Nullable Object>();
        Collections.addAll(arguments, page.after(), programmeId, onlyAdopted);
        if (holds == HoldFilter.HELD) {
            query += " and hold.itemId is not null";
        } else if (holds == HoldFilter.OVERDUE) {
            query += " and hold.sessionDay < ?4 and hold.renewedAt < ?5";
            Collections.addAll(arguments, lastDay, start(lastDay));
        }
        return find(query + " order by id", arguments.toArray())
                .page(0, page.fetch())
                .list();
    }

    /** The number of holds whose session and whose last renewal are before this day. */
    @Transactional
    long overdueHolds(LocalDate lastDay) {
        return count("hold.sessionDay < ?1 and hold.renewedAt < ?2", lastDay, start(lastDay));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Iso.PARIS).toInstant();
    }

    void add(LiftedHold lifted) {
        getEntityManager().persist(lifted);
    }

    Optional<Tranche> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the tranche and increments its revision, for a change of its content. */
    Optional<Tranche> lockedForChange(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    void add(Submission submission) {
        getEntityManager().persist(submission);
    }

    Optional<Submission> submission(UUID trancheId, int version) {
        return Optional.ofNullable(getEntityManager().find(Submission.class, new Submission.Key(trancheId, version)));
    }

    void add(Decision decision) {
        getEntityManager().persist(decision);
    }

    Optional<Decision> decision(UUID trancheId, int version) {
        return Optional.ofNullable(getEntityManager().find(Decision.class, new Submission.Key(trancheId, version)));
    }

    void add(Enforceability enforceability) {
        getEntityManager().persist(enforceability);
    }

    Optional<Enforceability> enforceability(UUID trancheId) {
        return Optional.ofNullable(getEntityManager().find(Enforceability.class, trancheId));
    }

    /** The acts that adopted these tranches, by tranche, in one query. A tranche that is not adopted has none. */
    public Map<UUID, Act> acts(Collection<UUID> trancheIds) {
        return getEntityManager()
                .createQuery("""
                        select new fr.contratdeville.programme.tranche.Act(
                            d.trancheId, d.deliberationId, d.number, d.decidedOn, e.actIdentifier, e.enforceableOn)
                        from Decision d left join Enforceability e on e.trancheId = d.trancheId
                        where d.trancheId in :tranches and d.outcome = :adopted
                        """, Act.class)
                .setParameter("tranches", trancheIds)
                .setParameter("adopted", Tranche.State.ADOPTED)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Act::trancheId, act -> act));
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("tranches", "select id from tranche where state = 'ADOPTED' order by id limit 1");
    }
}
