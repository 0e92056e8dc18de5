package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.feed.Changes;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.refusal.Refuses;
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
import java.time.Instant;
import java.util.List;
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
@Tag(
        name = "Co-financing",
        description = "Co-financing: requests of the collectivity to other funders, for the actions that it "
                + "carries itself.")
public class CofinancingRequestResource {
    private final CofinancingService service;
    private final CofinancingRequests requests;
    private final Changes changes;
    private final Partner caller;

    CofinancingRequestResource(
            CofinancingService service, CofinancingRequests requests, Changes changes, Partner caller) {
        this.service = service;
        this.requests = requests;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    @Path("/actions/{id}/cofinancing-requests")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses(
            value = {
                Reason.TRANCHE_FROZEN,
                Reason.COFINANCING_OF_ANOTHER_BODY,
                Reason.FINANCING_PLAN_UNBALANCED,
                Reason.REQUESTED_ABOVE_COST,
                Reason.REQUESTED_NOT_IN_PLAN
            },
            common = {CommonReason.ALREADY_EXISTS, CommonReason.UNKNOWN_REFERENCE})
    @Operation(
            operationId = "addCofinancingRequest",
            summary = "Create a co-financing request",
            description = "Creates a request to a funder for an action that the collectivity carries itself "
                    + "(otherwise 422). The tranche must be in state DRAFT (otherwise 409). Each funder can be "
                    + "asked once for each action. The request is sent to the funder when the assembly adopts "
                    + "the tranche. The amount requested is above zero and does not exceed the cost. The lines "
                    + "of the financing plan add up to the cost, and one line is the funder with the amount "
                    + "requested (rule F10).")
    public RestResponse<CofinancingRequestView> add(
            @Parameter(description = "Id of an action of the collectivity itself.") @PathParam("id") UUID id,
            @NotNull @Valid NewCofinancingRequest request) {
        var added = service.add(id, request);
        return RestResponse.ResponseBuilder.<CofinancingRequestView>created(
                        URI.create("/v1/cofinancing-requests/" + added.id()))
                .entity(view(added))
                .tag(Revision.tag(added.revision()))
                .build();
    }

    @GET
    @Path("/cofinancing-requests")
    @RolesAllowed({"funder", "agent", "auditor"})
    @Transactional
    @Operation(
            operationId = "listCofinancingRequests",
            summary = "List the co-financing requests",
            description =
                    "Sorted by creation time, oldest first. `funder` reads the requests that were sent to it. `agent` and "
                            + "`auditor` read all requests, drafts included. To follow the changes, a funder's system "
                            + "reads all pages and then calls `pullCofinancingChanges` with `changes` as `after`. "
                            + "Changes that occur while it reads the pages are in the feed.")
    public Page.Handover<CofinancingRequestView> list(
            @QueryParam("state")
                    @Parameter(
                            description = "Returns only the requests in this state.",
                            schema = @Schema(implementation = CofinancingRequest.State.class))
                    CofinancingRequest.@Nullable State state,
            @QueryParam("updatedSince")
                    @Parameter(
                            description =
                                    "Returns only the requests that changed at or after this instant (ISO 8601 with offset).",
                            schema = @Schema(implementation = Instant.class))
                    @Nullable
                    Instant updatedSince,
            @BeanParam Page page) {
        var all = caller.readsAll();
        if (!all && caller.funder().isEmpty()) {
            return page.handOver(() -> null, List::of, CofinancingRequest::id, requests::views);
        }
        var funder = all ? null : caller.funder().orElseThrow();
        var filter = new RequestFilter(funder, state, updatedSince);
        return page.handOver(
                () -> funder == null ? null : changes.head(CofinancingFeed.of(funder)),
                () -> requests.page(page, filter),
                CofinancingRequest::id,
                requests::views);
    }

    @GET
    @Path("/cofinancing-requests/{id}")
    @RolesAllowed({"funder", "agent", "auditor"})
    @Transactional
    @Operation(
            operationId = "getCofinancingRequest",
            summary = "Read a co-financing request",
            description =
                    "Returns the current version. For a funder, a draft and a request to another funder are " + "404.")
    public RestResponse<CofinancingRequestView> get(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id) {
        var request = service.visible(id);
        return RestResponse.ResponseBuilder.ok(view(request))
                .tag(Revision.tag(request.revision()))
                .build();
    }

    @DELETE
    @Path("/cofinancing-requests/{id}")
    @RolesAllowed("agent")
    @Refuses(Reason.TRANCHE_FROZEN)
    @Operation(
            operationId = "removeCofinancingRequest",
            summary = "Delete a request from a draft",
            description = "Deletes the request. The tranche must be in state DRAFT; otherwise 409. The funder has "
                    + "not seen the request.")
    public void remove(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        service.remove(id, Revision.ifMatch(ifMatch));
    }

    @GET
    @Path("/cofinancing-requests/{id}/versions/{version}")
    @RolesAllowed({"funder", "agent", "auditor"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCofinancingRequestVersion",
            summary = "Read a version as it was sent",
            description = "Returns the exact bytes whose SHA-256 is `digest`: JSON in UTF-8, members sorted by "
                    + "name, no white space. The content is what the funder decides on: collectivity, year of "
                    + "the programme, amounts, financing plan, action with pillar and territories, number and "
                    + "day of the deliberation (the act of the assembly). It never changes (rule F14).")
    @APIResponse(
            responseCode = "200",
            description = "The frozen content",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> version(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @Parameter(description = "Version of the request, from 1.", example = "1") @PathParam("version")
                    int version) {
        var frozen = service.visibleVersion(id, version);
        return RestResponse.ResponseBuilder.ok(frozen.content())
                .tag(frozen.digest())
                .build();
    }

    @POST
    @Path("/cofinancing-requests/{id}/versions")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses({
        Reason.REQUEST_MOVED_ON,
        Reason.FINANCING_PLAN_UNBALANCED,
        Reason.REQUESTED_ABOVE_COST,
        Reason.REQUESTED_NOT_IN_PLAN
    })
    @Operation(
            operationId = "correctCofinancingRequest",
            summary = "Send a corrected version",
            description = "Sends the next version of a request that the funder returned for correction; in any "
                    + "other state it is 409. The earlier version stays readable and unchanged (rule F14).")
    public RestResponse<CofinancingRequestView> correct(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Correction correction) {
        var corrected = service.correct(id, Revision.ifMatch(ifMatch), correction);
        return RestResponse.ResponseBuilder.<CofinancingRequestView>created(
                        URI.create("/v1/cofinancing-requests/" + id + "/versions/" + corrected.version()))
                .entity(view(corrected))
                .tag(Revision.tag(corrected.revision()))
                .build();
    }

    @PUT
    @Path("/cofinancing-requests/{id}/withdrawal")
    @RolesAllowed("agent")
    @Transactional
    @Refuses(Reason.REQUEST_MOVED_ON)
    @Operation(
            operationId = "withdrawCofinancingRequest",
            summary = "Withdraw a request",
            description = "Withdraws a request that was sent and is not yet decided; in any other state it is 409. "
                    + "The request stays readable in state WITHDRAWN. The funder gets the change "
                    + "REQUEST_WITHDRAWN in its feed.")
    public RestResponse<CofinancingRequestView> withdraw(
            @Parameter(description = "Id of the request.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid RequestWithdrawal withdrawal) {
        var request = service.withdraw(id, Revision.ifMatch(ifMatch), withdrawal.reason());
        return RestResponse.ResponseBuilder.ok(view(request))
                .tag(Revision.tag(request.revision()))
                .build();
    }

    private CofinancingRequestView view(CofinancingRequest request) {
        return requests.views(List.of(request)).get(0);
    }
}
