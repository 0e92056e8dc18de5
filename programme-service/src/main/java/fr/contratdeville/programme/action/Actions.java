package fr.contratdeville.programme.action;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.programme.carrier.Carriers;
import fr.contratdeville.programme.contract.Contract;
import fr.contratdeville.programme.tranche.TranchePart;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every query about actions. */
@ApplicationScoped
public class Actions implements PanacheRepositoryBase<Action, UUID>, TranchePart {
    private final Carriers carriers;

    Actions(Carriers carriers) {
        this.carriers = carriers;
    }

    List<Action> page(Page page, @Nullable UUID trancheId) {
        return find("id > ?1 and (?2 is null or trancheId = ?2) order by id", page.after(), trancheId)
                .page(0, page.fetch())
                .list();
    }

    List<Action> pageOfOrganisation(Page page, String organisation) {
        return find(
                        "id > ?1 and carrierId in (select id from Carrier where organisation = ?2) order by id",
                        page.after(),
                        organisation)
                .page(0, page.fetch())
                .list();
    }

    /** The actions with their carriers, in two queries. */
    List<ActionView> viewsOf(List<Action> actions) {
        var byId = carriers.views(
                actions.stream().map(Action::carrierId).distinct().toList());
        return actions.stream()
                .map(action -> ActionView.of(action, byId.get(action.carrierId())))
                .toList();
    }

    List<Action> entitiesOfTranche(UUID trancheId) {
        return list("trancheId = ?1 order by id", trancheId);
    }

    /** The tranche of an action. */
    public Optional<UUID> trancheOf(UUID id) {
        return find("select trancheId from Action where id = ?1", id)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** The actions with these ids, by id. */
    public Map<UUID, ActionView> views(Collection<UUID> ids) {
        return viewsOf(list("id in ?1", ids)).stream().collect(Collectors.toMap(ActionView::id, view -> view));
    }

    /** The context of the actions with these ids, by id, in one query. */
    public Map<UUID, ActionContext> contexts(Collection<UUID> ids) {
        var contexts = new HashMap<UUID, ActionContext>();
        getEntityManager()
                .createQuery("""
                        select a.id, p.year, l, t
                        from Action a
                        join Tranche b on b.id = a.trancheId
                        join Programme p on p.id = b.programmeId
                        join Contract c on c.id = p.contractId
                        left join c.pillars l on l.number = a.pillar
                        left join c.territories t on array_position(a.territories, t.code) > 0
                        where a.id in :ids
                        order by a.id, t.code
                        """, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> {
                    var context = contexts.computeIfAbsent(
                            (UUID) row[0],
                            id -> new ActionContext((int) row[1], (Contract.Pillar) row[2], new ArrayList<>()));
                    if (row[3] != null) {
                        context.territories().add((Contract.Territory) row[3]);
                    }
                });
        return contexts;
    }

    /** All actions of a tranche, sorted by creation time. */
    public List<ActionView> ofTranche(UUID trancheId) {
        return viewsOf(entitiesOfTranche(trancheId));
    }

    @Override
    public String name() {
        return "actions";
    }

    /** The content that the assembly votes on: the whole action except its state. */
    @Override
    public List<Content> contentOf(UUID trancheId) {
        return ofTranche(trancheId).stream().map(Content::of).toList();
    }

    /** An action in the frozen content of a tranche. */
    record Content(
            UUID id,
            @Nullable Integer pillar,
            @Nullable String section,
            String title,
            UUID carrierId,
            String carrier,
            List<String> territories,
            @Nullable String territoryAsWritten,
            @Nullable String objectives,
            String cost,
            @Nullable String contribution,
            @Nullable String startsOn,
            @Nullable String endsOn) {

        static Content of(ActionView action) {
            return new Content(
                    action.id(),
                    action.pillar(),
                    text(action.section()),
                    action.title(),
                    action.carrier().id(),
                    action.carrier().name(),
                    action.territories(),
                    action.territoryAsWritten(),
                    action.objectives(),
                    action.cost().toPlainString(),
                    text(action.contribution()),
                    text(action.startsOn()),
                    text(action.endsOn()));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId("actions", """
            select a.id from action a join tranche t on t.id = a.tranche_id
            where t.state = 'ADOPTED' order by a.id limit 1""");
    }
}
