package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.contract.CreatedOnce;
import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.refusal.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tranches", description = "Tranches: batches of actions on which the assembly votes as a whole.")
public class TrancheResource {
    private final TrancheService service;
    private final Tranches tranches;

    TrancheResource(TrancheService service, Tranches tranches) {
        this.service = service;
        this.tranches = tranches;
    }

    @POST
    @Path("/programmes/{id}/tranches")
    @RolesAllowed("agent")
    @Idempotent
    @Refuses(common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "createTranche",
            summary = "Create a tranche",
            description = "Creates a tranche in state DRAFT. Actions are added to it until it is submitted to the "
                    + "assembly. The number is unique in the programme; the same number is refused with 409.")
    public RestResponse<TrancheView> create(
            @Parameter(description = "Id of the programme.") @PathParam("id") UUID id,
            @NotNull @Valid NewTranche request) {
        var tranche = service.create(id, request);
        return RestResponse.ResponseBuilder.<TrancheView>created(URI.create("/v1/tranches/" + tranche.id()))
                .entity(TrancheView.of(tranche))
                .tag(Revision.tag(tranche.revision()))
                .build();
    }

    @GET
    @Path("/tranches")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listTranches",
            summary = "List the tranches",
            description =
                    "Sorted by creation time, oldest first. `agent`, `auditor` and `deliberation` read all tranches; "
                            + "everyone else reads the adopted ones.")
    public Page.Listed<TrancheView> list(
            @Nullable
                    @QueryParam("programmeId")
                    @Parameter(
                            description = "Returns only the tranches of this programme.",
                            schema = @Schema(implementation = UUID.class))
                    UUID programmeId,
            @Nullable
                    @QueryParam("hold")
                    @Parameter(
                            description = "Returns only the tranches that an item of an agenda holds. OVERDUE: only "
                                    + "those whose session is long over, so that the hold can be lifted.",
                            schema = @Schema(implementation = HoldFilter.class))
                    HoldFilter hold,
            @BeanParam Page page) {
        return page.of(service.page(page, programmeId, hold), Tranche::id, TrancheView::of);
    }

    @GET
    @Path("/tranches/{id}")
    @PermitAll
    @Operation(
            operationId = "getTranche",
            summary = "Read a tranche",
            description = "Returns the state, and the version and digest that the assembly votes on. `agent`, "
                    + "`auditor` and `deliberation` read any tranche; everyone else reads adopted ones "
                    + "(otherwise 404).")
    public RestResponse<TrancheView> get(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        return read(service.visibleEntity(id));
    }

    @PUT
    @Path("/tranches/{id}/submission")
    @RolesAllowed("agent")
    @Refuses({Reason.TRANCHE_FROZEN, Reason.TRANCHE_EMPTY})
    @Operation(
            operationId = "submitTranche",
            summary = "Submit a tranche to the assembly",
            description = "Freezes the content of a draft and computes its SHA-256 digest. The assembly votes on "
                    + "exactly this version. A tranche without actions is refused with 409.")
    public RestResponse<TrancheView> submit(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        return read(service.submit(id, Revision.ifMatch(ifMatch)));
    }

    @PUT
    @Path("/tranches/{id}/withdrawal")
    @RolesAllowed("agent")
    @Refuses({Reason.TRANCHE_NOT_SUBMITTED, Reason.TRANCHE_HELD})
    @Operation(
            operationId = "withdrawTranche",
            summary = "Withdraw a tranche from the assembly",
            description = "Returns a submitted tranche to state DRAFT, with the next version number. The submitted "
                    + "content stays readable. A ballot can no longer be opened on the withdrawn version. A "
                    + "tranche that is on an agenda is refused with 409, which names the item.")
    public RestResponse<TrancheView> withdraw(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Withdrawal request) {
        return read(service.withdraw(id, Revision.ifMatch(ifMatch), request.reason()));
    }

    @PUT
    @Path("/tranches/{id}/hold")
    @RolesAllowed("deliberation")
    @Refuses({Reason.TRANCHE_NOT_SUBMITTED, Reason.OBJECT_CHANGED, Reason.TRANCHE_HELD})
    @Operation(
            operationId = "holdTranche",
            summary = "Hold a tranche for an item of an agenda",
            description = "Called by deliberation-service when an item on the tranche is listed, and again when its "
                    + "ballot opens. While an item holds the tranche, it cannot be withdrawn. A repetition by the "
                    + "same item is answered 200 and renews the hold. Another item, version or digest is refused "
                    + "with 409. The decision of the assembly ends the hold.")
    @CreatedOnce
    public RestResponse<HoldBody> hold(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id, @NotNull @Valid HoldBody hold) {
        var first = service.hold(id, hold);
        return RestResponse.status(first ? RestResponse.Status.CREATED : RestResponse.Status.OK, hold);
    }

    @DELETE
    @Path("/tranches/{id}/hold/{itemId}")
    @RolesAllowed("deliberation")
    @Operation(
            operationId = "releaseTranche",
            summary = "End the hold of a tranche by an item",
            description = "Called by deliberation-service when the item is withdrawn or postponed, when it falls for "
                    + "lack of a quorum, or when its session is cancelled. Without a hold by this item nothing is "
                    + "changed, and the answer is the same.")
    public void release(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @Parameter(description = "Id of the item.") @PathParam("itemId") UUID itemId,
            @HeaderParam("If-Match") String ifMatch) {
        service.release(id, itemId, Revision.ifMatch(ifMatch));
    }

    @PUT
    @Path("/tranches/{id}/hold/{itemId}/lifting")
    @RolesAllowed("agent")
    @Refuses(Reason.HOLD_NOT_OVERDUE)
    @Operation(
            operationId = "liftHold",
            summary = "Lift a hold whose session is long over",
            description = "For a hold that deliberation-service did not end. Allowed when the day of the session and "
                    + "the last renewal are both long past (by default 30 days); earlier it is refused with 409. "
                    + "Requires a reason, which is kept. Check first in deliberation-service that no ballot on the "
                    + "item is open: its decision would be refused.")
    public RestResponse<TrancheView> lift(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @Parameter(description = "Id of the item.") @PathParam("itemId") UUID itemId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid HoldLifting request) {
        return read(service.lift(id, itemId, Revision.ifMatch(ifMatch), request.reason()));
    }

    @GET
    @Path("/tranches/{id}/submissions/{version}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSubmittedContent",
            summary = "Read the content as it was submitted",
            description = "Returns the exact bytes whose SHA-256 is the digest: JSON in UTF-8, members sorted by "
                    + "name, no white space. Check it with `curl … | sha256sum`. Without a role that may read "
                    + "drafts, only the adopted version can be read; otherwise 404.")
    @APIResponse(
            responseCode = "200",
            description = "The frozen content",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> submittedContent(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @Parameter(description = "Version of the tranche, from 1.", example = "1") @PathParam("version")
                    int version) {
        var submission = service.visibleSubmission(id, version);
        return RestResponse.ResponseBuilder.ok(submission.content())
                .tag(submission.digest())
                .build();
    }

    @PUT
    @Path("/tranches/{id}/decision")
    @RolesAllowed("deliberation")
    @Refuses({Reason.TRANCHE_NOT_SUBMITTED, Reason.OBJECT_CHANGED, Reason.ALREADY_DECIDED})
    @Operation(
            operationId = "putTrancheDecision",
            summary = "Record the decision of the assembly",
            description = "Called by deliberation-service. When the tranche is adopted, its actions become VOTED, "
                    + "the required conventions are created, and the co-financing requests are sent to the "
                    + "funders. A repetition of the same decision is answered 200 and changes nothing. A "
                    + "different decision, version or digest is refused with 409.")
    @CreatedOnce
    public RestResponse<DecisionBody> decide(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @NotNull @Valid DecisionBody decision) {
        var first = service.decide(id, decision);
        return RestResponse.status(first ? RestResponse.Status.CREATED : RestResponse.Status.OK, decision);
    }

    @GET
    @Path("/tranches/{id}/decision")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getTrancheDecision",
            summary = "Read the decision of the assembly",
            description = "Returns the decision on the current version of the tranche. 404 if there is none.")
    public DecisionBody decision(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        return tranches.decision(id, service.visible(id).version())
                .map(DecisionBody::of)
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    @PUT
    @Path("/tranches/{id}/enforceability")
    @RolesAllowed("deliberation")
    @Refuses({Reason.TRANCHE_NOT_ADOPTED, Reason.ALREADY_ENFORCEABLE})
    @Operation(
            operationId = "putTrancheEnforceability",
            summary = "Record the day from which the act is enforceable",
            description = "Called by deliberation-service after the act that adopted the tranche was sent to the "
                    + "prefecture and published. The actions become ENFORCEABLE. Co-financing requests get the "
                    + "identifier and the day. A repetition of the same data is answered 200 and changes "
                    + "nothing. A different act or day is refused with 409.")
    @CreatedOnce
    public RestResponse<EnforceabilityBody> enforce(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @NotNull @Valid EnforceabilityBody enforceability) {
        var first = service.enforce(id, enforceability);
        return RestResponse.status(first ? RestResponse.Status.CREATED : RestResponse.Status.OK, enforceability);
    }

    @GET
    @Path("/tranches/{id}/enforceability")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getTrancheEnforceability",
            summary = "Read the day from which the act is enforceable",
            description = "Returns the identifier of the act and the day from which it is enforceable (exécutoire):"
                    + " it has legal effect. 404 if it is not yet enforceable.")
    public EnforceabilityBody enforceability(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        return tranches.enforceability(service.visible(id).id())
                .map(EnforceabilityBody::of)
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    private static RestResponse<TrancheView> read(Tranche tranche) {
        return RestResponse.ResponseBuilder.ok(TrancheView.of(tranche))
                .tag(Revision.tag(tranche.revision()))
                .build();
    }
}
