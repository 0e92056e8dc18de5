package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.deliberation.access.Reader;
import fr.contratdeville.deliberation.session.SessionGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
    private static final String ID = "The session's id.";

    private final QuorumService service;
    private final QuorumTakings takings;
    private final SessionGuard sessions;
    private final Reader caller;

    QuorumResource(QuorumService service, QuorumTakings takings, SessionGuard sessions, Reader caller) {
        this.service = service;
        this.takings = takings;
        this.sessions = sessions;
        this.caller = caller;
    }

    /** The quorum ledger, counted again. */
    @Schema(name = "LedgerVerification")
    public record Recounted(
            @Schema(description = "Whether every line says what it said.")
            boolean same,

            List<Recount> lines) {}

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
        return service.forecast(sessions.visible(id, caller.readsAll()), leaving, before);
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
            description = "Every quorum that was taken in the session: members in exercise, present and required, with"
                    + " the rule and the law (rules Q1 to Q4). Anyone reads that of a session held and over.")
    public Page.Listed<QuorumLine> quorums(
            @Parameter(description = ID) @PathParam("id") UUID id, @BeanParam Page page) {
        sessions.visible(id, caller.readsAll());
        return page.of(takings.page(id, page), QuorumTaking::id, QuorumLine::of);
    }
}
