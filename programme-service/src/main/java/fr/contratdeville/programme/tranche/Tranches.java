package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every query about tranches, their submissions and their decisions. */
@ApplicationScoped
public class Tranches implements PanacheRepositoryBase<Tranche, UUID> {

    /** Tranches sorted by creation time: of one programme or of all, only the adopted ones or all. */
    List<Tranche> page(Page page, @Nullable UUID programmeId, boolean onlyAdopted) {
        return find(
                        "id > ?1 and (?2 is null or programmeId = ?2) and (?3 = false or state = ?4) order by id",
                        page.after(),
                        programmeId,
                        onlyAdopted,
                        Tranche.State.ADOPTED)
                .page(0, page.fetch())
                .list();
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
