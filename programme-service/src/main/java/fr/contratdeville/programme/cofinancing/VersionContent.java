package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.action.ActionContext;
import fr.contratdeville.programme.action.ActionView;
import fr.contratdeville.programme.collectivity.Collectivity;
import fr.contratdeville.programme.tranche.Act;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the digest of a version covers: who asks, and all that the funder is asked and decides on. Not the identifier and the enforceable
 * day of the act, which are known only later, and nothing that the funder says itself.
 */
record VersionContent(
        UUID id,
        int version,
        String funder,
        BigDecimal requestedAmount,
        @Nullable BigDecimal directExpenses,
        List<CofinancingRequest.Line> financingPlan,
        Collectivity collectivity,
        int programmeYear,
        CofinancingRequestView.RequestedAction action,
        Deliberation deliberation) {

    record Deliberation(UUID id, String number, LocalDate adoptedOn) {}

    static VersionContent of(
            CofinancingRequest request, ActionView action, ActionContext context, Act act, Collectivity collectivity) {
        return new VersionContent(
                request.id(),
                request.version(),
                request.funder(),
                request.requestedAmount(),
                request.directExpenses(),
                List.copyOf(request.financingPlan()),
                collectivity,
                context.programmeYear(),
                CofinancingRequestView.RequestedAction.of(action, context),
                new Deliberation(act.deliberationId(), act.number(), act.adoptedOn()));
    }
}
