package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries on recusals. */
@ApplicationScoped
class DeclaredRecusals implements PanacheRepositoryBase<DeclaredRecusal, UUID> {

    List<DeclaredRecusal> page(UUID itemId, Page page) {
        return find("itemId = ?1 and id > ?2 order by id", itemId, page.after())
                .page(0, page.fetch())
                .list();
    }

    /** The recusals of some items, including retracted ones. */
    List<DeclaredRecusal> of(List<UUID> itemIds) {
        return itemIds.isEmpty() ? List.of() : list("itemId in ?1 order by id", itemIds);
    }

    /** The recusal of a member for an item, if it is not retracted. */
    Optional<DeclaredRecusal> current(UUID itemId, UUID memberId) {
        return find("itemId = ?1 and memberId = ?2 and retractedAt is null", itemId, memberId)
                .firstResultOptional();
    }
}
