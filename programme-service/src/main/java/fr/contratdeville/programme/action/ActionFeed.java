package fr.contratdeville.programme.action;

import fr.contratdeville.programme.action.ActionChange.Type;
import fr.contratdeville.programme.feed.Changes;
import fr.contratdeville.programme.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The feeds of actions. Each organisation has its own feed, with the changes of the actions that it carries. */
@ApplicationScoped
class ActionFeed {
    private final Changes changes;
    private final Clock clock;

    ActionFeed(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * The feed of an organisation.
     *
     * @param code of the organisation, as in its token
     */
    static Feed of(String code) {
        return new Feed(
                "organisation:" + code, "/v1/organisations/" + code + "/action-changes", "/v1/actions?limit=100");
    }

    /** Appends one change for each action, in the transaction that changes the actions. */
    void publish(Type type, List<ActionView> actions) {
        var now = clock.instant();
        changes.append(actions.stream()
                .filter(action -> action.carrier().organisation() != null)
                .map(action -> new Changes.Entry(
                        of(action.carrier().organisation()),
                        new ActionChange(Changes.newId(), type, action.id(), now, action)))
                .toList());
    }
}
