package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.http.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query about members. */
@ApplicationScoped
public class Members implements PanacheRepositoryBase<Member, UUID> {

    List<Member> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** The member of this id, held so that its mandates change one after the other. */
    Optional<Member> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
