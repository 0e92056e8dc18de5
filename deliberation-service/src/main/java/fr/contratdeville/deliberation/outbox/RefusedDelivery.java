package fr.contratdeville.deliberation.outbox;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery that programme-service refuses, in answers. */
@Schema(examples = """
        {"id": "01a20a3d-0100-7c8f-8565-0d1756167e97", "content": "DECISION",
         "trancheId": "01a20a3c-2d10-7c8f-8565-0d1756167e97",
         "deliberationId": "01a20a3d-0000-7c8f-8565-0d1756167e96", "number": "2019.00081",
         "sessionId": "01a20a3c-2e00-7c8f-8565-0d1756167e98", "itemId": "01a20a3c-2e64-7c8f-8565-0d1756167e98",
         "problem": "/problems/tranche-not-submitted",
         "detail": "The tranche is DRAFT. This operation requires state SUBMITTED.",
         "refusedSince": "2019-03-07T18:30:00+01:00", "attempts": 3, "setAsideAt": null, "setAsideBecause": null}""")
public record RefusedDelivery(
        UUID id,
        Content content,
        UUID trancheId,
        UUID deliberationId,
        @Schema(description = "Number of the deliberation.") String number,
        UUID sessionId,
        UUID itemId,

        @Schema(description = "`type` of the problem with which programme-service answers.")
        String problem,

        @Nullable @Schema(nullable = true, description = "`detail` of that problem.")
        String detail,

        Instant refusedSince,
        int attempts,
        @Nullable @Schema(nullable = true) Instant setAsideAt,
        @Nullable @Schema(nullable = true) String setAsideBecause) {

    /** What is delivered. */
    @Schema(name = "DeliveryContent")
    public enum Content {
        /** The decision on the tranche. */
        DECISION,
        /** The day from which the decision is enforceable. */
        ENFORCEABILITY
    }
}
