package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.action.ActionView;
import fr.contratdeville.programme.action.Actions;
import fr.contratdeville.programme.http.Page;
import fr.contratdeville.programme.tranche.TranchePart;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query about co-financing requests. */
@ApplicationScoped
class CofinancingRequests implements PanacheRepositoryBase<CofinancingRequest, UUID>, TranchePart {
    private final Actions actions;

    CofinancingRequests(Actions actions) {
        this.actions = actions;
    }

    /** Requests in order of recording: all of them, or those that are out to one funder. */
    List<CofinancingRequest> page(Page page, @Nullable String outToFunder) {
        return find(
                        "id > ?1 and (?2 is null or (funder = ?2 and state <> ?3)) order by id",
                        page.after(),
                        outToFunder,
                        CofinancingRequest.State.DRAFT)
                .page(0, page.fetch())
                .list();
    }

    List<CofinancingRequest> ofTranche(UUID trancheId) {
        return list("trancheId = ?1 order by id", trancheId);
    }

    List<CofinancingRequest> ofAction(UUID actionId) {
        return list("actionId = ?1 order by id", actionId);
    }

    /** Counts the revision up although nothing of the request itself changes. */
    void touch(CofinancingRequest request) {
        getEntityManager().lock(request, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** The requests with their actions, in a few queries. */
    List<CofinancingRequestView> views(List<CofinancingRequest> requests) {
        Map<UUID, ActionView> byId = actions.views(
                requests.stream().map(CofinancingRequest::actionId).toList());
        return requests.stream()
                .map(request -> CofinancingRequestView.of(request, byId.get(request.actionId())))
                .toList();
    }

    @Override
    public String name() {
        return "cofinancingRequests";
    }

    @Override
    public List<Content> contentOf(UUID trancheId) {
        return ofTranche(trancheId).stream().map(Content::of).toList();
    }

    /** A request as it is frozen with its tranche. */
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
}
