package fr.contratdeville.programme.programme;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query about programmes. */
@ApplicationScoped
public class Programmes implements PanacheRepositoryBase<Programme, UUID> {

    List<Programme> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    Optional<Programme> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The programme with this id. */
    public Optional<ProgrammeView> view(UUID id) {
        return findByIdOptional(id).map(ProgrammeView::of);
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("programmes", "select id from programme order by id limit 1");
    }
}
