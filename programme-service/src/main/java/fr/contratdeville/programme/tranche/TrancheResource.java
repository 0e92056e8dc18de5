package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.contract.CreatedOnce;
import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
@Tag(name = "Tranches", description = "The batches of actions that are put to the vote of the assembly.")
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
    @Operation(
            operationId = "createTranche",
            summary = "Open a tranche",
            description = "A draft to which actions are added until it is submitted to the assembly.")
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
            description = "In order of recording. Without a role that sees drafts: the adopted ones.")
    public Page.Listed<TrancheView> list(
            @Nullable
                    @QueryParam("programme")
                    @Parameter(
                            description = "Only those of this programme.",
                            schema = @Schema(implementation = UUID.class))
                    UUID programme,
            @BeanParam Page page) {
        return page.of(tranches.page(page, programme, !service.seesDrafts()), Tranche::id, TrancheView::of);
    }

    @GET
    @Path("/tranches/{id}")
    @PermitAll
    @Operation(
            operationId = "getTranche",
            summary = "Read a tranche",
            description = "Its state, and the version and digest that the assembly votes on. Anyone reads an adopted"
                    + " tranche; `agent`, `auditor` and `deliberation` any.")
    public RestResponse<TrancheView> get(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        return read(service.visibleEntity(id));
    }

    @PUT
    @Path("/tranches/{id}/submission")
    @RolesAllowed("agent")
    @Operation(
            operationId = "submitTranche",
            summary = "Submit the tranche to the assembly",
            description = "Freezes its content under a SHA-256 digest. What the assembly will vote on is this version,"
                    + " to the letter.")
    public RestResponse<TrancheView> submit(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        return read(service.submit(id, Revision.ifMatch(ifMatch)));
    }

    @PUT
    @Path("/tranches/{id}/withdrawal")
    @RolesAllowed("agent")
    @Operation(
            operationId = "withdrawTranche",
            summary = "Take the tranche back from the assembly",
            description = "It is a draft again, under the next version; what was submitted stays readable. A ballot"
                    + " cannot be opened on the version that was taken back.")
    public RestResponse<TrancheView> withdraw(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Withdrawal request) {
        return read(service.withdraw(id, Revision.ifMatch(ifMatch), request.reason()));
    }

    @GET
    @Path("/tranches/{id}/submissions/{version}")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSubmittedContent",
            summary = "Read the content as it was submitted",
            description = "The very bytes that the digest is the SHA-256 of: JSON in UTF-8, members in order of their"
                    + " names, no white space. `curl … | sha256sum` checks it. Anyone reads what was adopted.")
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
    @Operation(
            operationId = "putTrancheDecision",
            summary = "Tell what the assembly decided",
            description = "For deliberation-service alone. The actions of an adopted tranche become voted, the"
                    + " conventions required, the co-financing requests submitted. Repeated, it changes nothing.")
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
            summary = "Read what the assembly decided",
            description = "The decision on the current version of the tranche; 404 while there is none.")
    public DecisionBody decision(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        return tranches.decision(id, service.visible(id).version())
                .map(DecisionBody::of)
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    @PUT
    @Path("/tranches/{id}/enforceability")
    @RolesAllowed("deliberation")
    @Operation(
            operationId = "putTrancheEnforceability",
            summary = "Tell from when the act has effect",
            description =
                    "For deliberation-service alone, once the act that adopted the tranche is both transmitted and"
                            + " published. The voted actions become enforceable; co-financing requests carry the identifier and"
                            + " the day. Repeated, it changes nothing; another act or day is refused.")
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
            summary = "Read from when the act has effect",
            description = "404 while it has none.")
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
