package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
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
@Tag(
        name = "Proxies",
        description = "Proxies (pouvoirs): written powers with which a present member votes for an " + "absent one.")
public class ProxyResource {
    private static final String ID = "Id of the proxy.";

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
    @Refuses(
            value = {
                Reason.SESSION_STATE,
                Reason.PROXY_ALREADY_GIVEN,
                Reason.PROXY_ALREADY_HELD,
                Reason.PROXY_DURING_SESSION,
                Reason.PROXY_TO_ONESELF,
                Reason.PROXY_TOO_LONG,
                Reason.EVENT_IN_FUTURE,
                Reason.EVENT_OUT_OF_ORDER,
                Reason.MEMBER_NOT_IN_EXERCISE
            },
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "giveProxy",
            summary = "Record a written proxy",
            description = "Records a proxy (pouvoir) for one or more sessions. A member holds only one proxy "
                    + "per session (rule P1). A proxy is valid for at most three consecutive sessions, "
                    + "except in certified illness (rule P2). The assembly's rules of procedure "
                    + "determine whether it may be given during a session (rule P4). A proxy never "
                    + "counts for the quorum (rule Q2). A proxy that is recorded late, after members were counted at "
                    + "its instant or later, is a correction with a `correctionReason`, also after the end of "
                    + "the session: quorums and ballots that are recorded do not change.")
    public RestResponse<ProxyView> give(
            @Parameter(description = "Id of the assembly.") @PathParam("id") UUID id,
            @NotNull @Valid NewProxy request) {
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
    @Operation(
            operationId = "getProxy",
            summary = "Read a proxy",
            description = "Returns the proxy as it was written, and its revocation if there is one.")
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
            description = "Returns the proxies that name the session, and for each one why it ended: "
                    + "revocation, arrival of the giver or departure of the holder (rules P2 and P5). "
                    + "Public after the end of a session that was opened; before that, a role is "
                    + "required (otherwise 404).")
    public Page.Listed<ProxyView.InSession> list(
            @Parameter(description = "Id of the session.") @PathParam("id") UUID id, @BeanParam Page page) {
        sessions.visible(id, caller.readsAll());
        return service.inSession(id, page);
    }

    @PUT
    @Path("/proxies/{id}/session")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses(
            value = {
                Reason.SESSION_STATE,
                Reason.PROXY_ALREADY_GIVEN,
                Reason.PROXY_ALREADY_HELD,
                Reason.PROXY_DURING_SESSION,
                Reason.PROXY_ENDED,
                Reason.PROXY_TOO_LONG,
                Reason.EVENT_IN_FUTURE,
                Reason.EVENT_OUT_OF_ORDER,
                Reason.MEMBER_NOT_IN_EXERCISE
            },
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "extendProxy",
            summary = "Add a session to a proxy",
            description = "Extends the proxy to one more session that is not yet open, or, as a correction with a "
                    + "`correctionReason`, to one that is. A fourth consecutive session is refused with 422, "
                    + "except in certified illness (rule P2).")
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
    @Refuses({Reason.PROXY_ENDED, Reason.EVENT_IN_FUTURE, Reason.EVENT_OUT_OF_ORDER})
    @Operation(
            operationId = "revokeProxy",
            summary = "Revoke a proxy",
            description = "Records that the giver revoked the proxy; this is possible at any time (rule P2). "
                    + "The proxy and the votes already cast with it are kept. A revocation that is recorded late, "
                    + "after members were counted at its instant or later, is a correction with a "
                    + "`correctionReason`.")
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
