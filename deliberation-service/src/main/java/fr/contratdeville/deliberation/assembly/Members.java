package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All queries on members. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {

    List<Member> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal if the member does not exist */
    public void require(UUID id) {
        findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    /** The member whose tokens have this subject. */
    public Optional<UUID> ofSubject(String subject) {
        return find("subject", subject).firstResultOptional().map(Member::id);
    }

    /** The members with these ids, as views for other features. */
    public Map<UUID, MemberView> views(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(Member::id, MemberView::of));
    }

    /** The member with this id, locked so that changes of its mandates run one after the other. */
    Optional<Member> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId(
                "members",
                "select id from member order by id limit 1",
                Set.of("presidentId", "secretaryId", "giverId", "holderId", "principalId"));
    }
}
