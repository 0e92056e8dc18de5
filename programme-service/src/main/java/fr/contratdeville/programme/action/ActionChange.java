package fr.contratdeville.programme.action;

import fr.contratdeville.programme.feed.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of an action, with the action after the change. */
public record ActionChange(
        @Schema(description = "Unique id of the change.") UUID eventId,
        Type type,
        UUID actionId,
        Instant occurredAt,
        ActionView action)
        implements Change {

    /** The types of change. */
    @Schema(name = "ActionChangeType")
    public enum Type {
        /** The action was added to a tranche, or was transferred to this organisation. */
        ACTION_ADDED,
        /** The description of the action changed. */
        ACTION_CHANGED,
        /** The action was removed from the tranche, or was transferred to another organisation. */
        ACTION_REMOVED,
        /** Its tranche was adopted. */
        ACTION_VOTED,
        /** Its tranche was rejected. */
        ACTION_REJECTED,
        /** The act that adopted its tranche is enforceable. */
        ACTION_ENFORCEABLE
    }

    /** A page of the feed of an organisation. */
    @Schema(
            name = "ActionChanges",
            examples =
                    "{\"items\": [{\"eventId\": \"01a20a3d-0002-7c8f-8565-0d1756167e9c\", \"type\": \"ACTION_VOTED\","
                            + " \"actionId\": \"01a20a3c-2f00-7c8f-8565-0d1756167e99\","
                            + " \"occurredAt\": \"2026-11-23T20:00:00Z\", \"action\": " + ActionView.EXAMPLE
                            + "}], \"next\": \"AaIKPQACfI-FZQ0XVhZ-nA\", \"hasMore\": false}")
    public record Page(
            @Schema(required = true) List<ActionChange> items,

            @Schema(
                    required = true,
                    description = "Cursor: send it as `after` in the next request. Opaque: do not parse or build it.")
            String next,

            @Schema(required = true, description = "Whether more changes follow this page.")
            boolean hasMore) {}
}
