package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.cofinancing.CofinancingChange.Type;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Records the steps of a funder. Each step locks the row of the request first. A repeated step is recognised and has
 * no effect.
 */
@ApplicationScoped
class FunderService {
    private final CofinancingRequests requests;
    private final CofinancingFeed feed;
    private final Partner caller;
    private final Clock clock;

    FunderService(CofinancingRequests requests, CofinancingFeed feed, Partner caller, Clock clock) {
        this.requests = requests;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    /** A request after a step of the funder, and whether the step was new. */
    record Recorded(boolean first, CofinancingRequest request) {}

    @Transactional
    Recorded receive(UUID id, Receipt receipt) {
        return recordOnce(id, Type.REQUEST_RECEIVED, request -> request.receive(receipt));
    }

    @Transactional
    Recorded review(UUID id, int version) {
        return recordOnce(id, Type.REVIEW_STARTED, request -> request.review(version));
    }

    @Transactional
    Recorded returnForCorrection(UUID id, int version, String reason) {
        var now = clock.instant();
        return recordOnce(id, Type.REQUEST_RETURNED, request -> request.returnForCorrection(version, reason, now));
    }

    /** Checks the revision only if the decision is new: a repetition is recognised whatever the revision is. */
    @Transactional
    Recorded decide(UUID id, Revision revision, FunderDecision decision) {
        return recordOnce(id, Type.REQUEST_DECIDED, request -> {
            if (request.isRecorded(decision)) {
                return false;
            }
            revision.requireCurrent(request.revision());
            request.decide(decision);
            return true;
        });
    }

    @Transactional
    Recorded notify(UUID id, LocalDate day) {
        return recordOnce(id, Type.DECISION_NOTIFIED, request -> request.notify(day));
    }

    @Transactional
    Recorded pay(UUID id, Payment payment) {
        return recordOnce(id, Type.PAYMENT_ANNOUNCED, request -> request.pay(payment));
    }

    private Recorded recordOnce(UUID id, Type type, Predicate<CofinancingRequest> change) {
        var request = requests.locked(id)
                .filter(found -> found.state() != CofinancingRequest.State.DRAFT
                        && caller.funder().equals(Optional.of(found.funder())))
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
        var first = change.test(request);
        if (first) {
            feed.publish(type, List.of(request));
        }
        return new Recorded(first, request);
    }
}
