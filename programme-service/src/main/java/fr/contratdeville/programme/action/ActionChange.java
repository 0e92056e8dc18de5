package fr.contratdeville.programme.action;

import fr.contratdeville.programme.feed.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that happened to an action, and the action as it was then. */
public record ActionChange(
        @Schema(description = "Never given twice.") UUID eventId,
        Type type,
        UUID actionId,
        Instant occurredAt,
        ActionView action)
        implements Change {

    /** What happened. */
    @Schema(name = "ActionChangeType")
    public enum Type {
        /** It is in a tranche, or has become this organisation's. */
        ACTION_ADDED,
        /** It is described otherwise. */
        ACTION_CHANGED,
        /** It is in the tranche no more, or has become another organisation's. */
        ACTION_REMOVED,
        /** Its tranche was adopted. */
        ACTION_VOTED,
        /** Its tranche was rejected. */
        ACTION_REJECTED,
        /** The act that votes it has effect. */
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

            @Schema(required = true, description = "`after` of the next request. It is not to be read or made.")
            String next,

            @Schema(required = true, description = "Whether more is there already.")
            boolean hasMore) {}
}
