package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.cofinancing.CofinancingChange.Type;
import fr.contratdeville.programme.feed.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells funders what happens to the requests that are out to them, each in its own feed. */
@ApplicationScoped
class CofinancingNews {
    private final CofinancingRequests requests;
    private final Changes changes;
    private final Clock clock;

    CofinancingNews(CofinancingRequests requests, Changes changes, Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.clock = clock;
    }

    /** Writes, in the transaction that changes these requests, what happened to them and what they are now. */
    void tell(Type type, List<CofinancingRequest> changed) {
        var now = clock.instant();
        changed.forEach(request -> request.touch(now));
        requests.flush();
        changes.append(requests.views(changed).stream()
                .map(view -> new Changes.Entry(
                        FunderFeed.of(view.funder()),
                        new CofinancingChange(Changes.newId(), type, view.id(), view.version(), now, view)))
                .toList());
    }
}
