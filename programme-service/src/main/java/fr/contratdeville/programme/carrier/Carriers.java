package fr.contratdeville.programme.carrier;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every query about carriers. */
@ApplicationScoped
public class Carriers implements PanacheRepositoryBase<Carrier, UUID> {

    List<Carrier> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** The carrier with this id. */
    public Optional<CarrierView> view(UUID id) {
        return findByIdOptional(id).map(CarrierView::of);
    }

    /** The carriers with these ids, by id, in one query. */
    public Map<UUID, CarrierView> views(Collection<UUID> ids) {
        return list("id in ?1", ids).stream().map(CarrierView::of).collect(Collectors.toMap(CarrierView::id, v -> v));
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("carriers", "select id from carrier order by id limit 1");
    }
}
