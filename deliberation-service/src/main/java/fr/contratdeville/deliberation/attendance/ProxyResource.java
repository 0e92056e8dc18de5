package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.session.SessionGuard;
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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proxies", description = "Written mandates to vote for an absent member (pouvoirs).")
public class ProxyResource {
    private static final String ID = "The proxy's id.";

    private final ProxyService service;
    private final WrittenProxies proxies;
    private final SessionGuard sessions;
    private final Reader caller;

    ProxyResource(ProxyService service, WrittenProxies proxies, SessionGuard sessions, Reader caller) {
        this.service = service;
        this.proxies = proxies;
        this.sessions = sessions;
        this.caller = caller;
    }

    @POST
    @Path("/assemblies/{id}/proxies")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "giveProxy",
            summary = "Record a written proxy",
            description =
                    "For the sessions that it names (rule P3). A member holds one proxy in a session (rule P1), and"
                            + " it serves three sessions in a row at the most, save certified illness (rule P2). Whether it may"
                            + " be given during a session is for the assembly's own rules (rule P4). It never counts for a"
                            + " quorum (rule Q2).")
    public RestResponse<ProxyView> give(
            @Parameter(description = "The assembly's id.") @PathParam("id") UUID id, @NotNull @Valid NewProxy request) {
        var given = service.give(id, request);
        return RestResponse.ResponseBuilder.<ProxyView>created(URI.create("/v1/proxies/" + given.id()))
                .entity(ProxyView.of(given))
                .tag(Revision.tag(given.revision()))
                .build();
    }

    @GET
    @Path("/proxies/{id}")
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(operationId = "getProxy", summary = "Read a proxy", description = "As it was written, and revoked.")
    public RestResponse<ProxyView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return read(proxies.required(id));
    }

    @GET
    @Path("/sessions/{id}/proxies")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listProxies",
            summary = "List the proxies of a session",
            description =
                    "And what ended them there: revoked by word, by the giver's arrival or by the holder's departure"
                            + " (rules P2 and P5). Anyone reads those of a session held and over.")
    public Page.Listed<ProxyView.InSession> list(
            @Parameter(description = "The session's id.") @PathParam("id") UUID id, @BeanParam Page page) {
        sessions.visible(id, caller.readsAll());
        return service.inSession(id, page);
    }

    @PUT
    @Path("/proxies/{id}/session")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "extendProxy",
            summary = "Let a proxy serve one more session",
            description =
                    "Before that session opens. The fourth in a row is refused, save certified illness (rule P2).")
    public RestResponse<ProxyView> extend(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewProxy.Session request) {
        return read(service.extend(id, Revision.ifMatch(ifMatch), request));
    }

    @PUT
    @Path("/proxies/{id}/revocation")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "revokeProxy",
            summary = "Revoke a proxy",
            description = "By word of the giver, at any time (rule P2). It stays, and so does what was voted with it.")
    public RestResponse<ProxyView> revoke(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewProxy.Revocation request) {
        return read(service.revoke(id, Revision.ifMatch(ifMatch), request));
    }

    private static RestResponse<ProxyView> read(WrittenProxy proxy) {
        return RestResponse.ResponseBuilder.ok(ProxyView.of(proxy))
                .tag(Revision.tag(proxy.revision()))
                .build();
    }
}
