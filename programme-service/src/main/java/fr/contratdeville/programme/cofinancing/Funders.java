package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Every query about funders. */
@ApplicationScoped
class Funders implements PanacheRepositoryBase<Funder, UUID> {

    List<Funder> page(Page page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    boolean known(String code) {
        return count("code", code) == 1;
    }
}
