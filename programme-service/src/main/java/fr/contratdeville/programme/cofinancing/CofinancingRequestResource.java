package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.http.Caller;
import fr.contratdeville.programme.http.Idempotent;
import fr.contratdeville.programme.http.Page;
import fr.contratdeville.programme.http.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Tag(name = "Co-financing", description = "What the collectivity asks other funders for its own actions.")
public class CofinancingRequestResource {
    private final CofinancingService service;
    private final CofinancingRequests requests;
    private final Caller caller;

    CofinancingRequestResource(CofinancingService service, CofinancingRequests requests, Caller caller) {
        this.service = service;
        this.requests = requests;
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
                    + " read all, drafts too.")
    public Page.Listed<CofinancingRequestView> list(@BeanParam Page page) {
        var found = caller.hasAnyRole("agent", "auditor")
                ? requests.page(page, null)
                : caller.funder().map(funder -> requests.page(page, funder)).orElse(List.of());
        return page.ofAll(found, CofinancingRequest::id, requests::views);
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

    private CofinancingRequestView view(CofinancingRequest request) {
        return requests.views(List.of(request)).get(0);
    }
}
