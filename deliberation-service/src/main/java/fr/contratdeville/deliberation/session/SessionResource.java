package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "Sessions from their convocation to their closing, with who was there.")
public class SessionResource {
    private static final String ID = "The session's id.";

    private final SessionService service;
    private final Sessions sessions;
    private final Reader caller;

    SessionResource(SessionService service, Sessions sessions, Reader caller) {
        this.service = service;
        this.sessions = sessions;
        this.caller = caller;
    }

    @POST
    @Path("/sessions")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "createSession",
            summary = "Prepare a session",
            description = "Of an assembly, on a day. Put items on its agenda, then record its convocation.")
    public RestResponse<SessionView> create(@NotNull @Valid NewSession request) {
        return created(service.prepare(request));
    }

    @GET
    @Path("/sessions")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listSessions",
            summary = "List the sessions",
            description = "In order of recording. Without a token, those that opened and are over.")
    public Page.Listed<SessionView.Summary> list(
            @Nullable
                    @QueryParam("assembly")
                    @Parameter(
                            description = "Only those of this assembly.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    UUID assembly,
            @BeanParam Page page) {
        var rows = sessions.page(assembly, !caller.readsAll(), page);
        return page.of(rows, Session::id, SessionView.Summary::of);
    }

    @GET
    @Path("/sessions/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getSession",
            summary = "Read a session",
            description = "With its convocation, its counts and its agenda. Anyone reads one that opened and is over.")
    public RestResponse<SessionView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return read(sessions.visible(id, !caller.readsAll()).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    @PUT
    @Path("/sessions/{id}/convocation")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "convene",
            summary = "Record the convocation",
            description = "Sent on a day, with the agenda as it stands (rule C2), and leaving five clear days or more"
                    + " (rule C1); in urgency one, and the urgency is put to the assembly at the opening.")
    public RestResponse<SessionView> convene(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Sent request) {
        return read(service.convene(id, Revision.ifMatch(ifMatch), request));
    }

    @PUT
    @Path("/sessions/{id}/opening")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "openSession",
            summary = "Open the session",
            description = "Names who presides and who is secretary, and takes the quorum (rules Q1 to Q4): the session"
                    + " is OPEN, or INQUORATE, which is a fact and no error.")
    public RestResponse<SessionView> open(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Opening request) {
        return read(service.open(id, Revision.ifMatch(ifMatch), request));
    }

    @POST
    @Path("/sessions/{id}/suspensions")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "suspendSession",
            summary = "Suspend the session",
            description = "Not while a ballot is open.")
    public RestResponse<SessionView> suspend(
            @Parameter(description = ID) @PathParam("id") UUID id, @NotNull @Valid NewSession.Happening request) {
        return created(service.suspend(id, request.at()));
    }

    @POST
    @Path("/sessions/{id}/resumptions")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "resumeSession",
            summary = "Go on after a suspension",
            description = "Takes the quorum again (rule Q4); without it the session is INQUORATE.")
    public RestResponse<SessionView> resume(
            @Parameter(description = ID) @PathParam("id") UUID id, @NotNull @Valid NewSession.Happening request) {
        return created(service.resume(id, request.at()));
    }

    @PUT
    @Path("/sessions/{id}/closing")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "closeSession",
            summary = "Close the session",
            description = "No item is in discussion any more; those that were not reached are postponed. From now on"
                    + " anyone may read it.")
    public RestResponse<SessionView> close(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Happening request) {
        return read(service.close(id, Revision.ifMatch(ifMatch), request.at()));
    }

    @PUT
    @Path("/sessions/{id}/cancellation")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "cancelSession",
            summary = "Call the session off",
            description = "Before it opens; its items are postponed.")
    public RestResponse<SessionView> cancel(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Cancellation request) {
        return read(service.cancel(id, Revision.ifMatch(ifMatch), request.reason()));
    }

    private RestResponse<SessionView> read(Session session) {
        return RestResponse.ResponseBuilder.ok(service.view(session))
                .tag(Revision.tag(session.revision()))
                .build();
    }

    private RestResponse<SessionView> created(Session session) {
        return RestResponse.ResponseBuilder.<SessionView>created(URI.create("/v1/sessions/" + session.id()))
                .entity(service.view(session))
                .tag(Revision.tag(session.revision()))
                .build();
    }
}
