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
 * The content that the digest of a version covers: the collectivity and everything that the funder decides on. It
 * excludes the identifier and the enforceable day of the act, which are known later, and the data of the funder.
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
