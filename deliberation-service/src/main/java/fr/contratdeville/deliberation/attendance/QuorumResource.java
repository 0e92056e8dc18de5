package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import fr.contratdeville.deliberation.session.SessionGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class QuorumResource {
    /** As many as there is room for in the address of a request. */
    private static final int LEAVING = 80;

    private static final String ID = "Id of the session.";

    private final QuorumService service;
    private final QuorumChecks checks;
    private final SessionGuard sessions;
    private final Reader caller;

    QuorumResource(QuorumService service, QuorumChecks checks, SessionGuard sessions, Reader caller) {
        this.service = service;
        this.checks = checks;
        this.sessions = sessions;
        this.caller = caller;
    }

    /** The quorum ledger, counted again. */
    @Schema(name = "LedgerVerification")
    public record Recounted(
            @Schema(description = "Whether each recorded quorum equals the new count.")
            boolean same,

            List<Recount> lines) {}

    @GET
    @Path("/sessions/{id}/quorum-forecast")
    @RolesAllowed({"assembly", "auditor", "member"})
    @Transactional
    @Refuses(
            value = {Reason.SESSION_STATE, Reason.MEMBER_NOT_PRESENT},
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "forecastQuorum",
            summary = "Forecast which items lose their quorum if members leave",
            description = "Computes, from the attendance log as it is now, the quorum of each remaining item "
                    + "(rules Q1 to Q8, with the declared recusals) and the number of voices that would "
                    + "remain. Nothing is recorded.")
    @APIResponse(responseCode = "200")
    public QuorumForecast forecast(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Size(max = LEAVING)
                    @QueryParam("leaving")
                    @Parameter(
                            description = "A present member who would leave. Repeat the parameter for several members.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class, maxItems = LEAVING))
                    Set<UUID> leaving,
            @Nullable
                    @QueryParam("before")
                    @Parameter(
                            description = "The item before which they would leave. Default: they leave now.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    UUID before) {
        return service.forecast(sessions.visible(id, caller.readsAll()), leaving, before);
    }

    @GET
    @Path("/sessions/{id}/quorum-ledger/verification")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "recountQuorums",
            summary = "Count all quorums of a session again",
            description = "Computes each quorum from the attendance log, the mandates and the recusals as "
                    + "they are now, and compares it with the recorded one. Where they differ, `corrections` say why. Public after the end of a "
                    + "session that was opened; before that, a role is required (otherwise 404).")
    public Recounted recount(@Parameter(description = ID) @PathParam("id") UUID id) {
        var lines = service.recount(sessions.visible(id, caller.readsAll()));
        return new Recounted(lines.stream().allMatch(Recount::same), lines);
    }

    @GET
    @Path("/sessions/{id}/quorum-ledger")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listQuorums",
            summary = "Read the quorum ledger",
            description = "Returns each quorum check of the session: members in exercise, members present "
                    + "and members required, with the rules and their legal texts (rules Q1 to Q4). The "
                    + "quorum is the minimum number of members present for a valid decision. Public "
                    + "after the end of a session that was opened; before that, a role is required "
                    + "(otherwise 404).")
    public Page.Listed<QuorumLine> quorums(
            @Parameter(description = ID) @PathParam("id") UUID id, @BeanParam Page page) {
        sessions.visible(id, caller.readsAll());
        return page.of(checks.page(id, page), QuorumCheck::id, QuorumLine::of);
    }
}
