package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.feed.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that happened to a request, and the request as it was then. */
public record CofinancingChange(
        @Schema(description = "Never given twice.") UUID eventId,
        Type type,
        UUID requestId,

        @Schema(description = "The version that it happened to.")
        int version,

        Instant occurredAt,
        CofinancingRequestView request)
        implements Change {

    /** What happened. */
    @Schema(name = "CofinancingChangeType")
    public enum Type {
        /** The assembly adopted the tranche: the request is out. */
        REQUEST_SUBMITTED,
        /** The funder has confirmed its receipt. */
        REQUEST_RECEIVED,
        /** The funder looks into it. */
        REVIEW_STARTED,
        /** The funder gave it back for correction. */
        REQUEST_RETURNED,
        /** It is out again, as the next version. */
        REQUEST_CORRECTED,
        /** The collectivity took it back. */
        REQUEST_WITHDRAWN,
        /** The funder has decided. */
        REQUEST_DECIDED,
        /** The funder has notified its decision. */
        DECISION_NOTIFIED,
        /** The funder announces its payment. */
        PAYMENT_ANNOUNCED,
        /** The act that votes the action has effect: its identifier and its day are known. */
        ACT_ENFORCEABLE
    }

    /** A page of the feed of a funder. */
    @Schema(
            name = "CofinancingChanges",
            examples =
                    "{\"items\": [{\"eventId\": \"01a20a3d-0001-7c8f-8565-0d1756167e9b\", \"type\": \"REQUEST_SUBMITTED\","
                            + " \"requestId\": \"01a20a3c-3000-7c8f-8565-0d1756167e9a\", \"version\": 1,"
                            + " \"occurredAt\": \"2026-11-23T20:00:00Z\", \"request\": "
                            + CofinancingRequestView.EXAMPLE
                            + "}], \"next\": \"AaIKPQABfI-FZQ0XVhZ-mw\", \"hasMore\": false}")
    public record Page(
            @Schema(required = true) List<CofinancingChange> items,

            @Schema(required = true, description = "`after` of the next request. It is not to be read or made.")
            String next,

            @Schema(required = true, description = "Whether more is there already.")
            boolean hasMore) {}
}
