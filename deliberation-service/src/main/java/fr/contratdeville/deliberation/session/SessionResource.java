package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
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
@Tag(
        name = "Sessions",
        description = "Sessions (séances): the meetings of an assembly, from convocation to closing, "
                + "with attendance and quorum.")
public class SessionResource {
    private static final String ID = "Id of the session.";

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
    @Refuses(
            value = {Reason.SESSION_STATE, Reason.SECOND_BEFORE_FIRST},
            common = {CommonReason.ALREADY_EXISTS, CommonReason.UNKNOWN_REFERENCE})
    @Operation(
            operationId = "createSession",
            summary = "Create a session",
            description = "Creates a session of an assembly on a day, in state PREPARED. Add items to its "
                    + "agenda, then record the convocation. `replacesId` cancels, in one step, a session that was "
                    + "prepared wrongly (not allowed after its opening).")
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
            description = "Sorted by creation time, oldest first. Without a role that reads all sessions: "
                    + "only those that were opened and have ended.")
    public Page.Listed<SessionView.Summary> list(
            @Nullable
                    @QueryParam("assemblyId")
                    @Parameter(
                            description = "Returns only the sessions of this assembly.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    UUID assemblyId,
            @BeanParam Page page) {
        var rows = sessions.page(assemblyId, !caller.readsAll(), page);
        return page.of(rows, Session::id, SessionView.Summary::of);
    }

    @GET
    @Path("/sessions/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getSession",
            summary = "Read a session",
            description = "Returns the convocation, the attendance counts and the agenda. Public after the "
                    + "end of a session that was opened; before that, a role is required (otherwise 404).")
    public RestResponse<SessionView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return read(sessions.visible(id, !caller.readsAll()).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    @PUT
    @Path("/sessions/{id}/convocation")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.AGENDA_EMPTY,
        Reason.CONVOCATION_IN_FUTURE,
        Reason.CONVOCATION_TOO_LATE,
        Reason.SECOND_CONVOCATION_TOO_LATE,
        Reason.SECOND_BEFORE_FIRST
    })
    @Operation(
            operationId = "convene",
            summary = "Record the convocation",
            description = "Records the day on which the convocation (the notice of the session with its "
                    + "agenda) was sent to the members (rule C2). At least five clear days must lie "
                    + "between this day and the session (rule C1); neither of the two days counts. In "
                    + "urgency, one clear day is enough, and the assembly votes on the urgency at the "
                    + "opening. A later convocation is refused with 422.")
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
    @Refuses({
        Reason.SESSION_STATE,
        Reason.OPENING_ON_ANOTHER_DAY,
        Reason.EVENT_IN_FUTURE,
        Reason.NO_URGENCY,
        Reason.URGENCY_NOT_PUT,
        Reason.MEMBER_NOT_PRESENT,
        Reason.MEMBER_NOT_IN_EXERCISE
    })
    @Operation(
            operationId = "openSession",
            summary = "Open the session",
            description = "Records the president and the secretary of the session, and checks the quorum "
                    + "(rules Q1 to Q4). The session is then OPEN or, if the quorum is not met, "
                    + "INQUORATE; both are answered with 200.")
    public RestResponse<SessionView> open(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Opening request) {
        return read(service.open(id, Revision.ifMatch(ifMatch), request));
    }

    @PUT
    @Path("/sessions/{id}/opening/retraction")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.SESSION_STATE,
        Reason.OPENING_COUNTED,
        Reason.SECOND_SESSION_PREPARED,
        Reason.TRANCHE_ALREADY_LISTED
    })
    @Operation(
            operationId = "retractOpening",
            summary = "Retract an opening recorded before any attendance",
            description = "An opening that is recorded before the attendance counts nobody, and the session becomes "
                    + "INQUORATE. This takes it back, with a reason: the session is CONVENED again, the items "
                    + "that were postponed with it are LISTED, and it can be opened anew. What was counted stays "
                    + "in the quorum ledger, with the reason.")
    public RestResponse<SessionView> retractOpening(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewSession.Retraction request) {
        return read(service.retractOpening(id, Revision.ifMatch(ifMatch), request.reason()));
    }

    @POST
    @Path("/sessions/{id}/suspensions")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Refuses({Reason.SESSION_STATE, Reason.BALLOT_OPEN, Reason.EVENT_IN_FUTURE, Reason.EVENT_OUT_OF_ORDER})
    @Operation(
            operationId = "suspendSession",
            summary = "Suspend the session",
            description = "Interrupts an open session. Not allowed while a ballot is open (409).")
    public RestResponse<SessionView> suspend(
            @Parameter(description = ID) @PathParam("id") UUID id, @NotNull @Valid NewSession.Happening request) {
        return created(service.suspend(id, request.at()));
    }

    @POST
    @Path("/sessions/{id}/resumptions")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Refuses({Reason.SESSION_STATE, Reason.EVENT_IN_FUTURE, Reason.EVENT_OUT_OF_ORDER})
    @Operation(
            operationId = "resumeSession",
            summary = "Resume the session after a suspension",
            description = "Checks the quorum again (rule Q4). The session is then OPEN or, if the quorum is "
                    + "not met, INQUORATE; both are answered with 200.")
    public RestResponse<SessionView> resume(
            @Parameter(description = ID) @PathParam("id") UUID id, @NotNull @Valid NewSession.Happening request) {
        return created(service.resume(id, request.at()));
    }

    @PUT
    @Path("/sessions/{id}/closing")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({Reason.SESSION_STATE, Reason.DISCUSSION_UNDER_WAY, Reason.EVENT_IN_FUTURE, Reason.EVENT_OUT_OF_ORDER})
    @Operation(
            operationId = "closeSession",
            summary = "Close the session",
            description = "Ends the session. Not allowed while an item is in discussion (409). Items that "
                    + "were not dealt with are postponed. The session becomes public.")
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
    @Refuses(Reason.SESSION_STATE)
    @Operation(
            operationId = "cancelSession",
            summary = "Cancel the session",
            description = "Allowed before the opening. The items of the agenda are postponed. Requires a " + "reason.")
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
