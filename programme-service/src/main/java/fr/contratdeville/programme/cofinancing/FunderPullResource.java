package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.contract.CreatedOnce;
import fr.contratdeville.conventions.page.ChangesQuery;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.feed.LongPoll;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.refusal.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Funder",
        description = "Operations for the system of a funder: it pulls the changes of the requests sent to it, "
                + "and records its receipts, decisions and payments.")
public class FunderPullResource {
    private final FunderService service;
    private final LongPoll feeds;
    private final Partner caller;

    FunderPullResource(FunderService service, LongPoll feeds, Partner caller) {
        this.service = service;
        this.feeds = feeds;
        this.caller = caller;
    }

    @GET
    @Path("/funders/{funder}/cofinancing-changes")
    @RolesAllowed("funder")
    @Operation(
            operationId = "pullCofinancingChanges",
            summary = "Pull the changes of a funder's requests",
            description = "Returns the changes of the requests that were sent to the funder. Each change is "
                    + "returned once, in commit order; a later change never appears before a cursor that was "
                    + "already returned. Store `next` and send it as `after`; it is also present when no change"
                    + " follows. With `wait` (0 to 30 seconds), the request waits for the next change. Reading "
                    + "has no side effect. An unknown or expired cursor is answered 410; `restart` is the "
                    + "address of the list to read again.")
    @APIResponse(
            responseCode = "200",
            description = "The changes after the cursor",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CofinancingChange.Page.class)))
    public Uni<RestResponse<String>> changes(
            @Parameter(description = "Code of the funder, as in the token.", example = "CGET") @PathParam("funder")
                    String funder,
            @BeanParam ChangesQuery query,
            @Context UriInfo request) {
        caller.requireFunder(funder);
        return feeds.read(CofinancingFeed.of(funder), query).map(page -> page.answer(request));
    }

    @PUT
    @Path("/cofinancing-requests/{id}/receipt")
    @RolesAllowed("funder")
    @Refuses({Reason.REQUEST_MOVED_ON, Reason.VERSION_SUPERSEDED, Reason.ALREADY_RECORDED})
    @Operation(
            operationId = "putCofinancingReceipt",
            summary = "Confirm the receipt",
            description = "Records that the funder received a version of the request, with the funder's own "
                    + "reference. `receivedAt` is not in the future. A repetition with the same reference is "
                    + "answered 200 and changes nothing. A different reference for the same version is refused "
                    + "with 409.")
    @CreatedOnce
    public RestResponse<Receipt> receive(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id, @NotNull @Valid Receipt receipt) {
        var recorded = service.receive(id, receipt);
        return answer(recorded, recorded.request().receipt(receipt.version()).orElseThrow());
    }

    @PUT
    @Path("/cofinancing-requests/{id}/review")
    @RolesAllowed("funder")
    @Refuses({Reason.REQUEST_MOVED_ON, Reason.VERSION_SUPERSEDED})
    @Operation(
            operationId = "putCofinancingReview",
            summary = "Start the review",
            description = "Records that the funder started to review the version. The receipt must be confirmed "
                    + "first; otherwise 409. This step is optional: a decision can follow the receipt directly.")
    @CreatedOnce
    public RestResponse<FunderStep.Review> review(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid FunderStep.Review review) {
        return answer(service.review(id, review.version()), review);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/return")
    @RolesAllowed("funder")
    @Refuses({Reason.REQUEST_MOVED_ON, Reason.VERSION_SUPERSEDED, Reason.ALREADY_RECORDED})
    @Operation(
            operationId = "returnCofinancingRequest",
            summary = "Return a request for correction",
            description = "Allowed after the receipt and before the decision; otherwise 409. The collectivity sends"
                    + " the correction as the next version, which the funder receives and confirms like the "
                    + "first.")
    @CreatedOnce
    public RestResponse<FunderStep.Return> returnForCorrection(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid FunderStep.Return correction) {
        return answer(service.returnForCorrection(id, correction.version(), correction.reason()), correction);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/decision")
    @RolesAllowed("funder")
    @Refuses({
        Reason.REQUEST_MOVED_ON,
        Reason.VERSION_SUPERSEDED,
        Reason.ALREADY_RECORDED,
        Reason.GRANT_NOT_AS_REQUESTED,
        Reason.REFUSAL_WITHOUT_REASON
    })
    @Operation(
            operationId = "putCofinancingDecision",
            summary = "Record the decision",
            description = "Decides on the version that was received. `If-Match` is the `ETag` of the request, from "
                    + "`putCofinancingReceipt` or from reading it. A partial grant is above zero and below the "
                    + "amount requested. A refusal needs a reason (rule F15). `decidedOn` is not in the future "
                    + "(Europe/Paris). A repetition of the same decision is answered 200 with any `If-Match`. A"
                    + " different decision is refused with 409. The receipt that the collectivity expects in "
                    + "chapter 74 of its budget is updated.")
    @CreatedOnce
    public RestResponse<FunderDecision> decide(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid FunderDecision decision) {
        return answer(service.decide(id, Revision.ifMatch(ifMatch), decision), decision);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/notification")
    @RolesAllowed("funder")
    @Refuses({Reason.REQUEST_MOVED_ON, Reason.ALREADY_RECORDED})
    @Operation(
            operationId = "putDecisionNotification",
            summary = "Record the notification of a grant",
            description = "Records the day on which the funder notified the grant to the collectivity. The "
                    + "notification is a separate step because it commits the funder. The request must be "
                    + "GRANTED or PARTIALLY_GRANTED; otherwise 409.")
    @CreatedOnce
    public RestResponse<FunderStep.Notification> notify(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid FunderStep.Notification notification) {
        return answer(service.notify(id, notification.notifiedOn()), notification);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/payment")
    @RolesAllowed("funder")
    @Refuses({Reason.REQUEST_MOVED_ON, Reason.ALREADY_RECORDED, Reason.PAID_ABOVE_GRANT})
    @Operation(
            operationId = "putFunderPayment",
            summary = "Announce the payment",
            description = "Records the payment of a notified grant. The amount does not exceed the grant (rule F8)."
                    + " `paidOn` is not before the notification and not in the future (Europe/Paris).")
    @CreatedOnce
    public RestResponse<Payment> pay(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id, @NotNull @Valid Payment payment) {
        return answer(service.pay(id, payment), payment);
    }

    /** The recorded data, with the revision of the request as ETag. */
    private static <T> RestResponse<T> answer(FunderService.Recorded recorded, T body) {
        return RestResponse.ResponseBuilder.create(
                        recorded.first() ? RestResponse.Status.CREATED : RestResponse.Status.OK, body)
                .tag(Revision.tag(recorded.request().revision()))
                .build();
    }
}
