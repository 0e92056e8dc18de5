package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.contract.ExampleId;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.programme.action.Actions;
import fr.contratdeville.programme.collectivity.Collectivity;
import fr.contratdeville.programme.tranche.Act;
import fr.contratdeville.programme.tranche.TranchePart;
import fr.contratdeville.programme.tranche.Tranches;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Every query about co-financing requests. */
@ApplicationScoped
class CofinancingRequests implements PanacheRepositoryBase<CofinancingRequest, UUID>, TranchePart {
    private final Actions actions;
    private final Tranches tranches;
    private final Collectivity collectivity;
    private final Optional<String> deliberations;

    CofinancingRequests(
            Actions actions,
            Tranches tranches,
            Collectivity collectivity,
            @ConfigProperty(name = "deliberation.public-url") Optional<String> deliberations) {
        this.actions = actions;
        this.tranches = tranches;
        this.collectivity = collectivity;
        this.deliberations = deliberations;
    }

    /** Requests that match the filter, sorted by creation time. */
    List<CofinancingRequest> page(Page page, RequestFilter filter) {
        var query = new StringBuilder("id > :after");
        var parameters = new HashMap<String, Object>(Map.of("after", page.after()));
        if (filter.sentToFunder() != null) {
            query.append(" and funder = :funder and state <> :draft");
            parameters.put("funder", filter.sentToFunder());
            parameters.put("draft", CofinancingRequest.State.DRAFT);
        }
        if (filter.state() != null) {
            query.append(" and state = :state");
            parameters.put("state", filter.state());
        }
        if (filter.updatedSince() != null) {
            query.append(" and updatedAt >= :since");
            parameters.put("since", filter.updatedSince());
        }
        return find(query.append(" order by id").toString(), parameters)
                .page(0, page.fetch())
                .list();
    }

    Optional<CofinancingRequest> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void add(RequestVersion version) {
        getEntityManager().persist(version);
    }

    Optional<RequestVersion> version(UUID id, int version) {
        return Optional.ofNullable(getEntityManager().find(RequestVersion.class, new RequestVersion.Key(id, version)));
    }

    List<CofinancingRequest> ofTranche(UUID trancheId) {
        return list("trancheId = ?1 order by id", trancheId);
    }

    /** Locks the requests of a tranche, so that a simultaneous call of a funder cannot make the change fail. */
    List<CofinancingRequest> lockedOfTranche(UUID trancheId) {
        return find("trancheId = ?1 order by id", trancheId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<CofinancingRequest> ofAction(UUID actionId) {
        return list("actionId = ?1 order by id", actionId);
    }

    /** Increments the revision although the row itself does not change. */
    void touch(CofinancingRequest request) {
        getEntityManager().lock(request, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** The requests with their actions and the acts that adopted them, in a fixed number of queries. */
    List<CofinancingRequestView> views(List<CofinancingRequest> requests) {
        var ids = requests.stream().map(CofinancingRequest::actionId).toList();
        var byId = actions.views(ids);
        var contexts = actions.contexts(ids);
        var acts = acts(requests);
        return requests.stream()
                .map(request -> {
                    var act = acts.get(request.trancheId());
                    return CofinancingRequestView.of(
                            request,
                            request.collectivity().orElse(collectivity),
                            byId.get(request.actionId()),
                            contexts.get(request.actionId()),
                            act,
                            link(act));
                })
                .toList();
    }

    /** The contents of the current versions. */
    List<VersionContent> contents(List<CofinancingRequest> requests) {
        var ids = requests.stream().map(CofinancingRequest::actionId).toList();
        var byId = actions.views(ids);
        var contexts = actions.contexts(ids);
        var acts = acts(requests);
        return requests.stream()
                .map(request -> VersionContent.of(
                        request,
                        byId.get(request.actionId()),
                        contexts.get(request.actionId()),
                        acts.get(request.trancheId()),
                        collectivity))
                .toList();
    }

    private Map<UUID, Act> acts(List<CofinancingRequest> requests) {
        return tranches.acts(
                requests.stream().map(CofinancingRequest::trancheId).distinct().toList());
    }

    private @Nullable String link(@Nullable Act act) {
        return act == null
                ? null
                : deliberations
                        .map(url -> url + "/v1/deliberations/" + act.deliberationId())
                        .orElse(null);
    }

    @Override
    public String name() {
        return "cofinancingRequests";
    }

    @Override
    public List<Content> contentOf(UUID trancheId) {
        return ofTranche(trancheId).stream().map(Content::of).toList();
    }

    /** A request in the frozen content of a tranche. */
    record Content(
            UUID id,
            UUID actionId,
            String funder,
            String requestedAmount,
            @Nullable String directExpenses,
            List<PlanLine> financingPlan) {
        record PlanLine(String source, String amount) {}

        static Content of(CofinancingRequest request) {
            return new Content(
                    request.id(),
                    request.actionId(),
                    request.funder(),
                    request.requestedAmount().toPlainString(),
                    request.directExpenses() == null
                            ? null
                            : request.directExpenses().toPlainString(),
                    request.financingPlan().stream()
                            .map(line ->
                                    new PlanLine(line.source(), line.amount().toPlainString()))
                            .toList());
        }
    }

    @Produces
    @Singleton
    ExampleId example() {
        return new ExampleId(
                "cofinancing-requests",
                "select id from cofinancing_request where state <> 'DRAFT' order by id limit 1");
    }
}
