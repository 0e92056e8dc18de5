package fr.contratdeville.deliberation.interest;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries on declared interests. */
@ApplicationScoped
public class Interests implements PanacheRepositoryBase<DeclaredInterest, UUID> {

    List<DeclaredInterest> page(UUID memberId, Page page) {
        return find("memberId = ?1 and id > ?2 order by id", memberId, page.after())
                .page(0, page.fetch())
                .list();
    }

    Optional<DeclaredInterest> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The interests of some members on a day. */
    public List<InterestView> of(Collection<UUID> members, LocalDate day) {
        return members.isEmpty()
                ? List.of()
                : list(
                                "memberId in ?1 and startsOn <= ?2 and (endsOn is null or endsOn >= ?2) order by id",
                                members,
                                day)
                        .stream()
                        .map(InterestView::of)
                        .toList();
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("interests", "select id from interest order by id limit 1");
    }
}
