package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.action.ActionContext;
import fr.contratdeville.programme.action.ActionView;
import fr.contratdeville.programme.collectivity.Collectivity;
import fr.contratdeville.programme.contract.Contract;
import fr.contratdeville.programme.rules.Chapter;
import fr.contratdeville.programme.rules.Warning;
import fr.contratdeville.programme.tranche.Act;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A co-financing request, in answers. */
@Schema(examples = CofinancingRequestView.EXAMPLE)
public record CofinancingRequestView(
        UUID id,
        String funder,
        CofinancingRequest.State state,

        @Schema(description = "Version of the request, from 1. A correction is a new version (rule F14).")
        int version,

        @Schema(
                nullable = true,
                description = "SHA-256 of the content of this version, in hexadecimal. Null in a draft.")
        @Nullable
        String digest,

        @Schema(nullable = true, description = "Instant at which this version was sent. Null in a draft.") @Nullable
        Instant submittedAt,

        @Schema(description = "Instant of the last change.") Instant updatedAt,

        BigDecimal requestedAmount,

        @Schema(
                nullable = true,
                description =
                        "Direct expenses of the action in euros. Null if unknown; never 0 for unknown (rule F11).")
        @Nullable
        BigDecimal directExpenses,

        Collectivity collectivity,

        @Schema(description = "Year of the programme of the action.")
        int programmeYear,

        RequestedAction action,
        List<CofinancingRequest.Line> financingPlan,

        @Schema(nullable = true, description = "The act of the assembly that adopted the action. Null in a draft.")
        @Nullable
        DeliberationReference deliberation,

        @Schema(description = "Facts that the funder should know before it decides. They do not prevent a decision.")
        List<Warning> warnings,

        @Schema(nullable = true, description = "The funder's confirmation of receipt of this version.") @Nullable
        Receipt receipt,

        @Schema(nullable = true, description = "The last return of a version for correction.") @Nullable
        ReturnedVersion returned,

        @Schema(nullable = true) @Nullable Withdrawn withdrawal,
        @Schema(nullable = true) @Nullable FunderDecision decision,

        @Schema(nullable = true, description = "Day on which the grant was notified.") @Nullable
        LocalDate notifiedOn,

        @Schema(nullable = true) @Nullable Payment payment,

        @Schema(
                description = "Amount that the collectivity expects in its budget: the amount requested; after the "
                        + "decision the amount granted; after the payment the amount paid.")
        ExpectedReceipt expectedReceipt) {

    static final String EXAMPLE = """
        {"id": "01a20a3c-3000-7c8f-8565-0d1756167e9a", "funder": "CGET", "state": "SUBMITTED", "version": 1,
         "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "submittedAt": "2026-11-23T20:00:00Z", "updatedAt": "2026-11-23T20:00:00Z", "requestedAmount": "2000.00",
         "directExpenses": "4000.00",
         "collectivity": {"siren": "244200770", "name": "Saint-Étienne Métropole", "department": "042"},
         "programmeYear": 2019,
         "action": {"id": "01a20a3c-2f00-7c8f-8565-0d1756167e99", "trancheId": "01a20a3c-2e00-7c8f-8565-0d1756167e98",
                    "title": "Semaines de l'égalité", "carrier": "SAINT-ETIENNE METROPOLE", "cost": "19003.00",
                    "startsOn": "2019-03-08", "endsOn": "2019-03-29", "pillar": null,
                    "territories": [{"code": "metropole", "name": "Action transversale métropole"}]},
         "financingPlan": [{"source": "CGET", "amount": "2000.00"},
                           {"source": "Saint-Étienne Métropole", "amount": "17003.00"}],
         "deliberation": {"id": "01a20a3d-0000-7c8f-8565-0d1756167e96", "number": "2019.00081",
                          "adoptedOn": "2019-03-07", "actIdentifier": "042-244200770-20190307-D20190008110-DE",
                          "enforceableOn": "2019-03-19", "link": null},
         "warnings": [{"kind": "STARTS_BEFORE_ENFORCEABLE", "startsOn": "2019-03-08", "enforceableOn": "2019-03-19"}],
         "receipt": null, "returned": null, "withdrawal": null, "decision": null, "notifiedOn": null, "payment": null,
         "expectedReceipt": {"chapter": "74", "amount": "2000.00"}}""";

    /** The action that is to be co-financed. */
    public record RequestedAction(
            UUID id,
            UUID trancheId,
            String title,
            String carrier,
            BigDecimal cost,
            @Schema(nullable = true) @Nullable LocalDate startsOn,
            @Schema(nullable = true) @Nullable LocalDate endsOn,

            @Schema(
                    nullable = true,
                    description = "Pillar of the contract. Null if the action has no contribution of the collectivity.")
            Contract.@Nullable Pillar pillar,

            @Schema(description = "Sorted by code. The codes are defined by the collectivity.")
            List<Contract.Territory> territories) {

        static RequestedAction of(ActionView action, ActionContext context) {
            return new RequestedAction(
                    action.id(),
                    action.trancheId(),
                    action.title(),
                    action.carrier().name(),
                    action.cost(),
                    action.startsOn(),
                    action.endsOn(),
                    context.pillar(),
                    context.territories());
        }
    }

    /** The deliberation: the act of the assembly that adopted the tranche. */
    public record DeliberationReference(
            @Schema(description = "Id of the deliberation in deliberation-service.")
            UUID id,

            String number,
            LocalDate adoptedOn,

            @Schema(
                    nullable = true,
                    description =
                            "Identifier in ACTES, the system by which acts are sent to the prefecture. Null until "
                                    + "known.")
            @Nullable
            String actIdentifier,

            @Schema(
                    nullable = true,
                    description = "Day from which the act is enforceable (exécutoire): it has legal effect. Null until "
                            + "known.")
            @Nullable
            LocalDate enforceableOn,

            @Schema(nullable = true, description = "Address of the deliberation. Null if no address is configured.")
            @Nullable
            String link) {}

    /** The withdrawal by the collectivity. */
    @Schema(name = "CofinancingWithdrawn")
    public record Withdrawn(String reason, Instant withdrawnAt) {}

    /** The expected receipt, by chapter of the budget (rule F3). */
    public record ExpectedReceipt(String chapter, BigDecimal amount) {}

    /** @param link to the deliberation; null if no address is configured */
    static CofinancingRequestView of(
            CofinancingRequest request,
            Collectivity collectivity,
            ActionView action,
            ActionContext context,
            @Nullable Act act,
            @Nullable String link) {
        return new CofinancingRequestView(
                request.id(),
                request.funder(),
                request.state(),
                request.version(),
                request.digest(),
                request.submittedAt(),
                request.updatedAt(),
                request.requestedAmount(),
                request.directExpenses(),
                collectivity,
                context.programmeYear(),
                RequestedAction.of(action, context),
                List.copyOf(request.financingPlan()),
                act == null
                        ? null
                        : new DeliberationReference(
                                act.deliberationId(),
                                act.number(),
                                act.adoptedOn(),
                                act.actIdentifier(),
                                act.enforceableOn(),
                                link),
                Warning.of(action.startsOn(), act == null ? null : act.enforceableOn()),
                request.receipt(request.version()).orElse(null),
                request.lastReturn().orElse(null),
                request.withdrawnBecause() == null
                        ? null
                        : new Withdrawn(request.withdrawnBecause(), request.withdrawnAt()),
                request.decision(),
                request.notifiedOn(),
                request.payment(),
                new ExpectedReceipt(Chapter.RECEIPTS.code(), request.expectedReceipt()));
    }
}
