package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All queries on assemblies. */
@ApplicationScoped
public class Assemblies implements PanacheRepositoryBase<Assembly, UUID> {

    List<Assembly> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    Optional<Assembly> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The assembly with this id, as a view for other features. */
    public Optional<AssemblyView> view(UUID id) {
        return findByIdOptional(id).map(AssemblyView::of);
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("assemblies", "select id from assembly order by id limit 1", Set.of("assemblyId"));
    }
}
