package fr.contratdeville.programme.contract;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query about contracts. */
@ApplicationScoped
public class Contracts implements PanacheRepositoryBase<Contract, UUID> {

    List<Contract> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** The contract with this id. */
    public Optional<ContractView> view(UUID id) {
        return findByIdOptional(id).map(ContractView::of);
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("contracts", "select id from contract order by id limit 1");
    }
}
