package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.contract.CreatedOnce;
import fr.contratdeville.conventions.page.ChangesQuery;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.feed.LongPoll;
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
        description = "What a funder's system lives on: it pulls what happens, and tells what it makes of it.")
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
            summary = "Pull what happens to the requests",
            description =
                    "Every change of the requests that are out to the funder, once, in the order of their commits: the"
                            + " same for whoever reads, and nothing ever appears before a cursor that was handed out. Keep `next`"
                            + " and send it as `after`; it is given on an empty page too. With `wait` the answer comes as soon as"
                            + " something is committed. Reading changes nothing. A cursor that is unknown, or older than the feed"
                            + " remembers, is answered 410 with the list to start anew from (`restart`).")
    @APIResponse(
            responseCode = "200",
            description = "What follows the cursor",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CofinancingChange.Page.class)))
    public Uni<RestResponse<String>> changes(
            @Parameter(description = "Code of the funder that the token names.", example = "CGET") @PathParam("funder")
                    String funder,
            @BeanParam ChangesQuery query,
            @Context UriInfo request) {
        caller.requireFunder(funder);
        return feeds.read(CofinancingFeed.of(funder), query).map(page -> page.answer(request));
    }

    @PUT
    @Path("/cofinancing-requests/{id}/receipt")
    @RolesAllowed("funder")
    @Operation(
            operationId = "putCofinancingReceipt",
            summary = "Confirm the receipt",
            description =
                    "A version of the request has arrived, under the funder's own reference; lists and feed show it at once."
                            + " Repeated with the same reference it is recognised and answered like the first time; another"
                            + " reference for the same version is refused, and so is a moment to come.")
    @CreatedOnce
    public RestResponse<Receipt> receive(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id, @NotNull @Valid Receipt receipt) {
        var recorded = service.receive(id, receipt);
        return answer(recorded, recorded.request().receipt(receipt.version()).orElseThrow());
    }

    @PUT
    @Path("/cofinancing-requests/{id}/review")
    @RolesAllowed("funder")
    @Operation(
            operationId = "putCofinancingReview",
            summary = "Tell that it is looked into",
            description = "After its receipt; a decision may come without it.")
    @CreatedOnce
    public RestResponse<FunderStep.Review> review(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid FunderStep.Review review) {
        return answer(service.review(id, review.version()), review);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/return")
    @RolesAllowed("funder")
    @Operation(
            operationId = "returnCofinancingRequest",
            summary = "Give it back for correction",
            description =
                    "After its receipt and before a decision. The correction comes as the next version, and is received anew.")
    @CreatedOnce
    public RestResponse<FunderStep.Return> returnForCorrection(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid FunderStep.Return correction) {
        return answer(service.returnForCorrection(id, correction.version(), correction.reason()), correction);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/decision")
    @RolesAllowed("funder")
    @Operation(
            operationId = "putCofinancingDecision",
            summary = "Decide",
            description =
                    "On the version that was received, with the `ETag` of the request as the funder knows it: from the receipt,"
                            + " or from reading it. A partial grant is more than nothing and less than requested; a refusal says"
                            + " why (rule F15). `decidedOn` is no day to come, in Paris. Repeated word for word it is recognised, whatever `If-Match` says; another"
                            + " decision is refused. What the collectivity expects on chapter 74 follows.")
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
    @Operation(
            operationId = "putDecisionNotification",
            summary = "Tell that a grant was notified",
            description = "Deciding and notifying are two things: the funder commits itself by the second.")
    @CreatedOnce
    public RestResponse<FunderStep.Notification> notify(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @NotNull @Valid FunderStep.Notification notification) {
        return answer(service.notify(id, notification.notifiedOn()), notification);
    }

    @PUT
    @Path("/cofinancing-requests/{id}/payment")
    @RolesAllowed("funder")
    @Operation(
            operationId = "putFunderPayment",
            summary = "Announce the payment",
            description =
                    "Of a grant that was notified; never more than was granted (rule F8), on a day that is neither before the"
                            + " notification nor to come, in Paris.")
    @CreatedOnce
    public RestResponse<Payment> pay(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id, @NotNull @Valid Payment payment) {
        return answer(service.pay(id, payment), payment);
    }

    /** What was told, as it is recorded, with the revision of the request. */
    private static <T> RestResponse<T> answer(FunderService.Recorded recorded, T body) {
        return RestResponse.ResponseBuilder.create(
                        recorded.first() ? RestResponse.Status.CREATED : RestResponse.Status.OK, body)
                .tag(Revision.tag(recorded.request().revision()))
                .build();
    }
}
