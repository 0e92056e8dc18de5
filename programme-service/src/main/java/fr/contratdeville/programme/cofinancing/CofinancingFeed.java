package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.cofinancing.CofinancingChange.Type;
import fr.contratdeville.programme.feed.Changes;
import fr.contratdeville.programme.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The feeds of co-financing requests. Each funder has its own feed, with the changes of the requests sent to it. */
@ApplicationScoped
public class CofinancingFeed {
    private final CofinancingRequests requests;
    private final Changes changes;
    private final Clock clock;

    CofinancingFeed(CofinancingRequests requests, Changes changes, Clock clock) {
        this.requests = requests;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The feed of a funder.
     *
     * @param code of the funder, as in its token
     */
    public static Feed of(String code) {
        return new Feed(
                "funder:" + code, "/v1/funders/" + code + "/cofinancing-changes", "/v1/cofinancing-requests?limit=100");
    }

    /** Appends one change for each request, in the transaction that changes the requests. */
    void publish(Type type, List<CofinancingRequest> changed) {
        var now = clock.instant();
        changed.forEach(request -> request.touch(now));
        requests.flush();
        changes.append(requests.views(changed).stream()
                .map(view -> new Changes.Entry(
                        of(view.funder()),
                        new CofinancingChange(Changes.newId(), type, view.id(), view.version(), now, view)))
                .toList());
    }
}
