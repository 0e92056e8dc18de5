package fr.contratdeville.programme.action;

import fr.contratdeville.programme.action.ActionChange.Type;
import fr.contratdeville.programme.feed.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells organisations what happens to the actions that they carry, each in its own feed. */
@ApplicationScoped
class ActionNews {
    private final Changes changes;
    private final Clock clock;

    ActionNews(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Writes, in the transaction that changes these actions, what happened to them. */
    void tell(Type type, List<ActionView> actions) {
        var now = clock.instant();
        changes.append(actions.stream()
                .filter(action -> action.carrier().organisation() != null)
                .map(action -> new Changes.Entry(
                        OrganisationFeed.of(action.carrier().organisation()),
                        new ActionChange(Changes.newId(), type, action.id(), now, action)))
                .toList());
    }
}
