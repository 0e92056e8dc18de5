package fr.contratdeville.programme.convention;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.programme.action.Actions;
import fr.contratdeville.programme.tranche.TrancheDecided;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/** Every query about conventions. */
@ApplicationScoped
class Conventions implements PanacheRepositoryBase<Convention, UUID> {
    private final Actions actions;

    Conventions(Actions actions) {
        this.actions = actions;
    }

    List<Convention> page(Page page, UUID trancheId) {
        return find("id > ?1 and trancheId = ?2 order by id", page.after(), trancheId)
                .page(0, page.fetch())
                .list();
    }

    /** The conventions with their actions, in a fixed number of queries. */
    List<ConventionView> viewsOf(List<Convention> conventions) {
        var byId = actions.views(conventions.stream().map(Convention::actionId).toList());
        return conventions.stream()
                .map(convention -> ConventionView.of(convention, byId.get(convention.actionId())))
                .toList();
    }

    /** Creates the required conventions when a tranche is adopted. */
    void onTrancheDecided(@Observes TrancheDecided decision) {
        if (decision.adopted()) {
            persist(actions.ofTranche(decision.trancheId()).stream()
                    .filter(action -> !action.conventionReasons().isEmpty())
                    .map(action -> new Convention(action.id(), decision.trancheId(), action.conventionReasons())));
        }
    }
}
