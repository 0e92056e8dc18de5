package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.attendance.Attendance;
import fr.contratdeville.deliberation.attendance.AttendanceEventView;
import fr.contratdeville.deliberation.attendance.NewAttendance;
import fr.contratdeville.deliberation.quorum.QuorumLedger;
import fr.contratdeville.deliberation.quorum.QuorumLine;
import fr.contratdeville.deliberation.quorum.Recount;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class AttendanceResource {
    private static final String ID = "The session's id.";

    private final SessionService service;
    private final Sessions sessions;
    private final Attendance attendance;
    private final QuorumLedger quorums;
    private final Forecasts forecasts;
    private final Reader caller;

    AttendanceResource(
            SessionService service,
            Sessions sessions,
            Attendance attendance,
            QuorumLedger quorums,
            Forecasts forecasts,
            Reader caller) {
        this.service = service;
        this.sessions = sessions;
        this.attendance = attendance;
        this.quorums = quorums;
        this.forecasts = forecasts;
        this.caller = caller;
    }

    /** The events that one request added to the log. */
    @Schema(name = "RecordedAttendance")
    public record Recorded(List<AttendanceEventView> events) {}

    /** Who is present at an instant. */
    @Schema(name = "Presence", examples = """
            {"at": "2019-03-07T18:00:00+01:00", "count": 1, "memberIds": ["01a20a3c-2cd2-7c8f-8565-0d1756167e97"]}""")
    public record Presence(Instant at, int count, List<UUID> memberIds) {}

    /** The quorum ledger, counted again. */
    @Schema(name = "LedgerVerification")
    public record Recounted(
            @Schema(description = "Whether every line says what it said.")
            boolean same,

            List<Recount> lines) {}

    @POST
    @Path("/sessions/{id}/attendance")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "recordAttendance",
            summary = "Record arrivals, departures and excuses",
            description =
                    "All of them, or none. The log is only added to. What comes late — up to the last instant at which the"
                            + " members were counted for a quorum or a ballot — or out of order, and what replaces or"
                            + " takes back another event, is a correction: it gives its reason, and what it corrects"
                            + " stays. What was counted stays as it was counted. The ETag is that of the session.")
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
            description = "In order of recording. Anyone reads that of a session held and over.")
    public Page.Listed<AttendanceEventView> log(
            @Parameter(description = ID) @PathParam("id") UUID id, @BeanParam Page page) {
        return attendance.log(visible(id).id(), page);
    }

    @GET
    @Path("/sessions/{id}/presence")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getPresence",
            summary = "Who is present at an instant",
            description = "The members in exercise who have arrived by then and have not left, that instant included.")
    public Presence presence(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @NotNull
                    @QueryParam("at")
                    @Parameter(
                            description = "The instant, with its offset.",
                            required = true,
                            example = "2019-03-07T18:00:00+01:00",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    Instant at) {
        var present = attendance.present(visible(id).sitting(), at);
        return new Presence(at, present.size(), present.stream().sorted().toList());
    }

    @GET
    @Path("/sessions/{id}/quorum-forecast")
    @RolesAllowed({"assembly", "auditor", "member"})
    @Transactional
    @Operation(
            operationId = "forecastQuorum",
            summary = "Which items fall if these members leave",
            description =
                    "From the log as it stands now, for the items still to be dealt with: their quorum (rules Q1 to"
                            + " Q8, with the recusals declared) and the voices that would be left. Nothing is changed.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409")
    @APIResponse(responseCode = "422")
    public QuorumForecast forecast(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @QueryParam("leaving")
                    @Parameter(
                            description = "A member present who would leave; as often as there are members.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
                    Set<UUID> leaving,
            @Nullable
                    @QueryParam("before")
                    @Parameter(
                            description = "The item before which they would leave; at once where absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    UUID before) {
        return forecasts.without(id, leaving, before);
    }

    @GET
    @Path("/sessions/{id}/quorum-ledger/verification")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "recountQuorums",
            summary = "Count every quorum of a session again",
            description =
                    "From the attendance log, the mandates and the recusals as they stand now, beside what was counted"
                            + " then. Anyone reads that of a session held and over.")
    public Recounted recount(@Parameter(description = ID) @PathParam("id") UUID id) {
        var lines = quorums.recount(visible(id).sitting());
        return new Recounted(lines.stream().allMatch(Recount::same), lines);
    }

    @GET
    @Path("/sessions/{id}/quorum-ledger")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listQuorums",
            summary = "Read the quorum ledger",
            description = "Every quorum that was taken in the session: members in exercise, present and required, with"
                    + " the rule and the law (rules Q1 to Q4). Anyone reads that of a session held and over.")
    public Page.Listed<QuorumLine> quorums(
            @Parameter(description = ID) @PathParam("id") UUID id, @BeanParam Page page) {
        return quorums.lines(visible(id).id(), page);
    }

    private Session visible(UUID id) {
        return sessions.visible(id, !caller.readsAll()).orElseThrow(CommonReason.NOT_FOUND::refusal);
    }
}
