package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.feed.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a co-financing request, with the request after the change. */
public record CofinancingChange(
        @Schema(description = "Unique id of the change.") UUID eventId,
        Type type,
        UUID requestId,

        @Schema(description = "The version of the request at the change.")
        int version,

        Instant occurredAt,
        CofinancingRequestView request)
        implements Change {

    /** The types of change. */
    @Schema(name = "CofinancingChangeType")
    public enum Type {
        /** The assembly adopted the tranche: the request was sent to the funder. */
        REQUEST_SUBMITTED,
        /** The funder confirmed the receipt. */
        REQUEST_RECEIVED,
        /** The funder started its review. */
        REVIEW_STARTED,
        /** The funder returned it for correction. */
        REQUEST_RETURNED,
        /** The collectivity sent a corrected version. */
        REQUEST_CORRECTED,
        /** The collectivity withdrew it. */
        REQUEST_WITHDRAWN,
        /** The funder decided. */
        REQUEST_DECIDED,
        /** The funder notified its decision. */
        DECISION_NOTIFIED,
        /** The funder announced its payment. */
        PAYMENT_ANNOUNCED,
        /** The act that adopted the tranche is enforceable: its ACTES identifier and the day are known. */
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

            @Schema(
                    required = true,
                    description = "Cursor: send it as `after` in the next request. Opaque: do not parse or build it.")
            String next,

            @Schema(required = true, description = "Whether more changes follow this page.")
            boolean hasMore) {}
}
