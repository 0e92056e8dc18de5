package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.feed.Changes;
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
@Tag(name = "Co-financing", description = "What the collectivity asks other funders for its own actions.")
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
    @Operation(
            operationId = "addCofinancingRequest",
            summary = "Ask a funder for an own action",
            description = "Prepared while the tranche is a draft, one a funder and action; it goes out when the"
                    + " assembly adopts the tranche. The financing plan adds up to the cost (rule F10).")
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
            description = "In order of recording. A `funder` reads those that are out to itself; `agent` and `auditor`"
                    + " read all, drafts too. This is also where a funder's system starts: it reads all pages, then goes"
                    + " on in its feed from `changes`, and has missed nothing that changed while it read.")
    public Page.Handover<CofinancingRequestView> list(
            @QueryParam("status")
                    @Parameter(
                            description = "Only those in this state.",
                            schema = @Schema(implementation = CofinancingRequest.State.class))
                    CofinancingRequest.@Nullable State status,
            @QueryParam("updatedSince")
                    @Parameter(
                            description =
                                    "Only those to which something happened then or later: an instant with its offset.",
                            schema = @Schema(implementation = Instant.class))
                    @Nullable
                    Instant updatedSince,
            @BeanParam Page page) {
        var all = caller.readsAll();
        if (!all && caller.funder().isEmpty()) {
            return page.handOver(() -> null, List::of, CofinancingRequest::id, requests::views);
        }
        var funder = all ? null : caller.funder().orElseThrow();
        var filter = new RequestFilter(funder, status, updatedSince);
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
            description = "What another funder is asked is not found.")
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
    @Operation(
            operationId = "removeCofinancingRequest",
            summary = "Remove a request from a draft",
            description = "Only while its tranche is a draft: the funder has not seen it.")
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
            summary = "Read a version as it went out",
            description =
                    "The very bytes that `digest` is the SHA-256 of: JSON in UTF-8, members in order of their names,"
                            + " no white space. It has who asks and all that the funder is asked and decides on: the collectivity,"
                            + " the year of the programme, amounts, financing plan, action with pillar and territories, number and day of the deliberation. It never changes (rule F14).")
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
    @Operation(
            operationId = "correctCofinancingRequest",
            summary = "Send a corrected version",
            description =
                    "Of a request that its funder returned: it is out again, as the next version; the one before stays"
                            + " readable as it was (rule F14).")
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
    @Operation(
            operationId = "withdrawCofinancingRequest",
            summary = "Take a request back",
            description =
                    "One that is out and not decided. It stays where it is, withdrawn; the funder's feed says so.")
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
