package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import fr.contratdeville.deliberation.session.RollCall;
import fr.contratdeville.deliberation.session.SessionGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class AttendanceResource {
    private static final String ID = "Id of the session.";

    private final AttendanceService service;
    private final AttendanceEvents attendances;
    private final RollCall rollCall;
    private final SessionGuard sessions;
    private final Reader caller;

    AttendanceResource(
            AttendanceService service,
            AttendanceEvents attendances,
            RollCall rollCall,
            SessionGuard sessions,
            Reader caller) {
        this.service = service;
        this.attendances = attendances;
        this.rollCall = rollCall;
        this.sessions = sessions;
        this.caller = caller;
    }

    /** The events that one request added to the log. */
    @Schema(name = "RecordedAttendance")
    public record Recorded(List<AttendanceEventView> events) {}

    /** The members present at an instant. */
    @Schema(name = "Presence", examples = """
            {"at": "2019-03-07T18:00:00+01:00", "count": 1, "memberIds": ["01a20a3c-2cd2-7c8f-8565-0d1756167e97"]}""")
    public record Presence(Instant at, int count, List<UUID> memberIds) {}

    @POST
    @Path("/sessions/{id}/attendance")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Refuses(
            value = {
                Reason.SESSION_STATE,
                Reason.ATTENDANCE_CONTRADICTS,
                Reason.CORRECTION_UNEXPLAINED,
                Reason.EVENT_IN_FUTURE,
                Reason.EVENT_OUT_OF_ORDER,
                Reason.EVENT_BEFORE_SESSION,
                Reason.MEMBER_NOT_IN_EXERCISE
            },
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "recordAttendance",
            summary = "Record arrivals, departures and excuses",
            description = "Adds events to the attendance log: all of them, or none if one is refused. Events "
                    + "are never changed or deleted. An event is a correction, and requires a `reason`, "
                    + "if it replaces or retracts another event, if it is out of order, or if it is not "
                    + "after the last instant at which members were counted for a quorum or a ballot. "
                    + "Quorums and ballots that are already recorded do not change. The ETag is that of "
                    + "the session.")
    public RestResponse<Recorded> record(
            @Parameter(description = ID) @PathParam("id") UUID id, @NotNull @Valid NewAttendance request) {
        var recorded = service.record(id, request.events());
        return RestResponse.ResponseBuilder.<Recorded>created(URI.create("/v1/sessions/" + id + "/attendance"))
                .entity(new Recorded(recorded.events()))
                .tag(Revision.tag(recorded.revision()))
                .build();
    }

    @GET
    @Path("/sessions/{id}/attendance")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listAttendance",
            summary = "Read the attendance log",
            description = "Sorted by recording time, oldest first. Public after the end of a session that "
                    + "was opened; before that, a role is required (otherwise 404).")
    public Page.Listed<AttendanceEventView> log(
            @Parameter(description = ID) @PathParam("id") UUID id, @BeanParam Page page) {
        sessions.visible(id, caller.readsAll());
        return page.of(attendances.page(id, page), AttendanceEvent::id, AttendanceEventView::of);
    }

    @GET
    @Path("/sessions/{id}/presence")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getPresence",
            summary = "List the members present at an instant",
            description = "Returns the members in exercise who have arrived at or before the instant and "
                    + "have not left since. Public after the end of a session that was opened; before "
                    + "that, a role is required (otherwise 404).")
    public Presence presence(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @NotNull
                    @QueryParam("at")
                    @Parameter(
                            description = "The instant, ISO 8601 with offset.",
                            required = true,
                            example = "2019-03-07T18:00:00+01:00",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    Instant at) {
        var sitting = sessions.visible(id, caller.readsAll());
        var present = rollCall.history(sitting, List.of()).at(at).present();
        return new Presence(at, present.size(), present.stream().sorted().toList());
    }
}
