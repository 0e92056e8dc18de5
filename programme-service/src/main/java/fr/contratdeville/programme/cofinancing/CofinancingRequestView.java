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

/** A co-financing request as its funder reads it. */
@Schema(examples = CofinancingRequestView.EXAMPLE)
public record CofinancingRequestView(
        UUID id,
        String funder,
        CofinancingRequest.State state,

        @Schema(description = "From 1; a correction is the next one (rule F14).")
        int version,

        @Schema(nullable = true, description = "SHA-256 of the text of this version, in hexadecimal; null in a draft.")
        @Nullable
        String digest,

        @Schema(nullable = true, description = "When this version went out.") @Nullable
        Instant submittedAt,

        @Schema(description = "When something happened to it last.")
        Instant updatedAt,

        BigDecimal requestedAmount,

        @Schema(nullable = true, description = "Null where it is not known (rule F11).") @Nullable
        BigDecimal directExpenses,

        Collectivity collectivity,

        @Schema(description = "The year of the programme that the action is in.")
        int programmeYear,

        RequestedAction action,
        List<CofinancingRequest.Line> financingPlan,

        @Schema(nullable = true, description = "The act that votes the action; null in a draft.") @Nullable
        DeliberationReference deliberation,

        @Schema(description = "What the funder should know before it decides.")
        List<Warning> warnings,

        @Schema(nullable = true, description = "The funder's receipt of this version.") @Nullable
        Receipt receipt,

        @Schema(nullable = true, description = "The last time that the funder gave a version back.") @Nullable
        ReturnedVersion returned,

        @Schema(nullable = true) @Nullable Withdrawn withdrawal,
        @Schema(nullable = true) @Nullable FunderDecision decision,

        @Schema(nullable = true, description = "The day on which a grant was notified.") @Nullable
        LocalDate notifiedOn,

        @Schema(nullable = true) @Nullable Payment payment,

        @Schema(
                description =
                        "What the collectivity expects of it in its budget: the amount requested; once it is decided,"
                                + " the amount granted; once it is paid, the amount paid.")
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

    /** The action that the money is for. */
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
                    description = "Null for an action that asks the collectivity itself for no contribution.")
            Contract.@Nullable Pillar pillar,

            @Schema(description = "In order of their codes, which are the collectivity's own.")
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

    /** The act of the assembly. */
    public record DeliberationReference(
            @Schema(description = "Id of the deliberation in deliberation-service.")
            UUID id,

            String number,
            LocalDate adoptedOn,

            @Schema(nullable = true, description = "Identifier in ACTES; null until it is known.") @Nullable
            String actIdentifier,

            @Schema(nullable = true, description = "From when the act has effect; null until it is known.") @Nullable
            LocalDate enforceableOn,

            @Schema(nullable = true, description = "Where it can be read; null where no address is configured.")
            @Nullable
            String link) {}

    /** The collectivity took it back. */
    @Schema(name = "CofinancingWithdrawn")
    public record Withdrawn(String reason, Instant withdrawnAt) {}

    /** A line of the budget's receipts (rule F3). */
    public record ExpectedReceipt(String chapter, BigDecimal amount) {}

    /** @param link of the deliberation, null where there is none */
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
