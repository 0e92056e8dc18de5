package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.action.ActionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A co-financing request as its funder reads it. */
@Schema(examples = """
        {"id": "01a20a3c-3000-7c8f-8565-0d1756167e9a", "funder": "CGET", "state": "SUBMITTED",
         "submittedAt": "2026-11-23T20:00:00Z", "requestedAmount": "2000.00", "directExpenses": "4000.00",
         "action": {"id": "01a20a3c-2f00-7c8f-8565-0d1756167e99", "trancheId": "01a20a3c-2e00-7c8f-8565-0d1756167e98",
                    "title": "Semaines de l'égalité", "carrier": "SAINT-ETIENNE METROPOLE", "cost": "19003.00",
                    "startsOn": "2019-03-08", "endsOn": "2019-03-29"},
         "financingPlan": [{"source": "CGET", "amount": "2000.00"},
                           {"source": "Saint-Étienne Métropole", "amount": "17003.00"}]}""")
public record CofinancingRequestView(
        UUID id,
        String funder,
        CofinancingRequest.State state,
        @Schema(nullable = true) @Nullable Instant submittedAt,
        BigDecimal requestedAmount,

        @Schema(nullable = true, description = "Null where it is not known.") @Nullable
        BigDecimal directExpenses,

        RequestedAction action,
        List<CofinancingRequest.Line> financingPlan) {

    /** The action that the money is for. */
    public record RequestedAction(
            UUID id,
            UUID trancheId,
            String title,
            String carrier,
            BigDecimal cost,
            @Schema(nullable = true) @Nullable LocalDate startsOn,
            @Schema(nullable = true) @Nullable LocalDate endsOn) {}

    static CofinancingRequestView of(CofinancingRequest request, ActionView action) {
        return new CofinancingRequestView(
                request.id(),
                request.funder(),
                request.state(),
                request.submittedAt(),
                request.requestedAmount(),
                request.directExpenses(),
                new RequestedAction(
                        action.id(),
                        action.trancheId(),
                        action.title(),
                        action.carrier().name(),
                        action.cost(),
                        action.startsOn(),
                        action.endsOn()),
                request.financingPlan().stream().toList());
    }
}
