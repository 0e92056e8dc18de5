package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.json.Digest;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.action.ActionChanged;
import fr.contratdeville.programme.action.ActionView;
import fr.contratdeville.programme.action.Actions;
import fr.contratdeville.programme.canonical.CanonicalJson;
import fr.contratdeville.programme.cofinancing.CofinancingChange.Type;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.tranche.ActEnforceable;
import fr.contratdeville.programme.tranche.TrancheDecided;
import fr.contratdeville.programme.tranche.TrancheService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates, sends, corrects and withdraws co-financing requests. Requests are sent when their tranche is adopted. */
@ApplicationScoped
public class CofinancingService {
    private final CofinancingRequests requests;
    private final Funders funders;
    private final Actions actions;
    private final TrancheService tranches;
    private final CofinancingFeed feed;
    private final CanonicalJson json;
    private final Partner caller;
    private final Clock clock;

    CofinancingService(
            CofinancingRequests requests,
            Funders funders,
            Actions actions,
            TrancheService tranches,
            CofinancingFeed feed,
            CanonicalJson json,
            Partner caller,
            Clock clock) {
        this.requests = requests;
        this.funders = funders;
        this.actions = actions;
        this.tranches = tranches;
        this.feed = feed;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    CofinancingRequest add(UUID actionId, NewCofinancingRequest body) {
        tranches.changeDraft(actions.trancheOf(actionId).orElseThrow(CommonReason.NOT_FOUND::refusal));
        var action = Optional.ofNullable(actions.views(List.of(actionId)).get(actionId))
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
        check(action, body);
        var request = new CofinancingRequest(actionId, action.trancheId(), body, clock.instant());
        requests.persistAndFlush(request);
        return request;
    }

    @Transactional
    void remove(UUID id, Revision revision) {
        var request = requests.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        tranches.changeDraft(request.trancheId());
        revision.requireCurrent(request.revision());
        requests.delete(request);
        requests.flush();
    }

    /** The request, if the caller may read it: a funder reads those that were sent to it. */
    @Transactional
    CofinancingRequest visible(UUID id) {
        return requests.findByIdOptional(id)
                .filter(this::isVisibleToCaller)
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    private boolean isVisibleToCaller(CofinancingRequest request) {
        return caller.readsAll()
                || (request.state() != CofinancingRequest.State.DRAFT
                        && caller.funder().equals(Optional.of(request.funder())));
    }

    /** The content of a version, if the caller may read the request. */
    @Transactional
    RequestVersion visibleVersion(UUID id, int version) {
        return requests.version(visible(id).id(), version).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    void onTrancheDecided(@Observes TrancheDecided decision) {
        if (decision.adopted()) {
            send(requests.lockedOfTranche(decision.trancheId()), Type.REQUEST_SUBMITTED);
        }
    }

    void onActEnforceable(@Observes ActEnforceable act) {
        var sent = requests.lockedOfTranche(act.trancheId()).stream()
                .filter(request -> request.state() != CofinancingRequest.State.DRAFT)
                .toList();
        feed.publish(Type.ACT_ENFORCEABLE, sent);
    }

    /** Sends the next version of a returned request. */
    @Transactional
    CofinancingRequest correct(UUID id, Revision revision, Correction body) {
        var request = locked(id, revision);
        var action = actions.views(List.of(request.actionId())).get(request.actionId());
        var corrected = body.of(request.funder());
        request.correct(corrected);
        check(action, corrected);
        send(List.of(request), Type.REQUEST_CORRECTED);
        return request;
    }

    /** Withdraws a request that was sent. */
    @Transactional
    CofinancingRequest withdraw(UUID id, Revision revision, String reason) {
        var request = locked(id, revision);
        request.withdraw(reason, clock.instant());
        feed.publish(Type.REQUEST_WITHDRAWN, List.of(request));
        return request;
    }

    private CofinancingRequest locked(UUID id, Revision revision) {
        var request = requests.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(request.revision());
        return request;
    }

    /** Freezes the current versions of the requests and publishes the change to their funders. */
    private void send(List<CofinancingRequest> sent, Type type) {
        var now = clock.instant();
        var contents = requests.contents(sent);
        for (var index = 0; index < sent.size(); index++) {
            var request = sent.get(index);
            var content = contents.get(index);
            var text = json.write(content);
            var digest = Digest.of(text);
            request.submit(content.collectivity(), digest, now);
            requests.add(new RequestVersion(request.id(), request.version(), digest, text, now));
        }
        feed.publish(type, sent);
    }

    /**
     * Refuses a change of carrier or cost: the financing plan adds up to the cost, and only an own action has a
     * request. Other changes are visible in the request, so its revision is incremented.
     */
    void onActionChanged(@Observes ActionChanged change) {
        requests.ofAction(change.actionId()).forEach(request -> {
            if (change.after() == null
                    || !change.after().carrier().own()
                    || change.after().cost().compareTo(totalOfPlan(request)) != 0) {
                throw Reason.COFINANCING_REQUESTED.refusal();
            }
            requests.touch(request);
        });
    }

    private static BigDecimal totalOfPlan(CofinancingRequest request) {
        return request.financingPlan().stream()
                .map(CofinancingRequest.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void check(ActionView action, NewCofinancingRequest body) {
        if (!action.carrier().own()) {
            throw Reason.COFINANCING_OF_ANOTHER_BODY.refusal(action.carrier().name());
        }
        if (!funders.known(body.funder())) {
            throw CommonReason.UNKNOWN_REFERENCE.refusal(body.funder()).at("funder");
        }
        var requested = body.requestedAmount();
        if (requested.compareTo(action.cost()) > 0) {
            throw Reason.REQUESTED_ABOVE_COST
                    .refusal(requested.toPlainString(), action.cost().toPlainString())
                    .at("requestedAmount");
        }
        var plan = body.plan();
        if (!plan.covers(action.cost())) {
            throw Reason.FINANCING_PLAN_UNBALANCED
                    .refusal(plan.total().toPlainString(), action.cost().toPlainString())
                    .at("financingPlan");
        }
        if (!plan.asks(body.funder(), requested)) {
            throw Reason.REQUESTED_NOT_IN_PLAN
                    .refusal(body.funder(), requested.toPlainString())
                    .at("financingPlan");
        }
    }
}
