package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.deliberation.law.LegalDay;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries on mandates. */
@ApplicationScoped
public class Mandates implements PanacheRepositoryBase<Mandate, UUID> {
    private static final String IN_FORCE =
            "quality = TITULAR and startsOn <= :day and (endsOn is null or endsOn >= :day)";

    List<Mandate> page(UUID assemblyId, Page page) {
        return find("assemblyId = ?1 and id > ?2 order by id", assemblyId, page.after())
                .page(0, page.fetch())
                .list();
    }

    Optional<Mandate> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the member has another mandate in the same assembly on a day of this period. */
    boolean overlaps(Mandate mandate, @Nullable LocalDate until) {
        return count(
                        "assemblyId = ?1 and memberId = ?2 and (?3 is null or id <> ?3) and startsOn <= ?4"
                                + " and (endsOn is null or endsOn >= ?5)",
                        mandate.assemblyId(),
                        mandate.memberId(),
                        mandate.id(),
                        until == null ? LegalDay.LAST : until,
                        mandate.startsOn())
                > 0;
    }

    /** The members in exercise, sorted by name. */
    List<Member> members(UUID assemblyId, LocalDate day) {
        return getEntityManager()
                .createQuery(
                        "select m from Member m where m.id in (select memberId from Mandate where assemblyId = :assembly and "
                                + IN_FORCE + ") order by m.lastName, m.firstName, m.id",
                        Member.class)
                .setParameter("assembly", assemblyId)
                .setParameter("day", day)
                .getResultList();
    }

    /** The ids of the members in exercise in an assembly on a day: titular mandates in force (rule Q3). */
    public Set<UUID> inExercise(UUID assemblyId, LocalDate day) {
        return Set.copyOf(getEntityManager()
                .createQuery("select memberId from Mandate where assemblyId = :assembly and " + IN_FORCE, UUID.class)
                .setParameter("assembly", assemblyId)
                .setParameter("day", day)
                .getResultList());
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("mandates", "select id from mandate order by id limit 1");
    }
}
