package fr.contratdeville.deliberation.deliberation;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Year;
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
@Tag(name = "Deliberations", description = "Deliberations: the acts of the assemblies, numbered in a register.")
public class DeliberationResource {
    private final Deliberations deliberations;
    private final Register register;
    private final Reader caller;

    DeliberationResource(Deliberations deliberations, Register register, Reader caller) {
        this.deliberations = deliberations;
        this.register = register;
        this.caller = caller;
    }

    @GET
    @Path("/deliberations")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listDeliberations",
            summary = "List the deliberations",
            description = "Sorted by entry time, oldest first. Without a role that reads all sessions: "
                    + "only those of sessions that were opened and have ended.")
    public Page.Listed<DeliberationView> list(
            @Nullable
                    @QueryParam("assemblyId")
                    @Parameter(
                            description = "Returns only the deliberations of this assembly.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    UUID assemblyId,
            @Nullable
                    @QueryParam("year")
                    @Parameter(
                            description = "Returns only the deliberations of this year.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2199"))
                    Year year,
            @BeanParam Page page) {
        var rows = deliberations.page(assemblyId, year == null ? null : year.getValue(), !caller.readsAll(), page);
        return page.of(rows, Deliberation::id, DeliberationView::of);
    }

    @PUT
    @Path("/deliberations/{id}/transmission")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses(
            value = {
                Reason.DELIBERATION_WITHDRAWN,
                Reason.ENFORCEABLE_ALREADY,
                Reason.NOT_ON_THAT_DAY,
                Reason.NO_ACT_IDENTIFIER
            },
            common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "recordTransmission",
            summary = "Record the transmission to the State's representative",
            description = "Records the day on which the act was sent to the prefect, and its identifier in "
                    + "ACTES, the system of the French State that receives acts. The later of "
                    + "transmission and publication makes the act enforceable (exécutoire): it has legal "
                    + "effect (rule E1). An enforceable act can no longer be changed (409). For a "
                    + "tranche, programme-service is informed.")
    public RestResponse<DeliberationView> transmit(
            @Parameter(description = "Id of the deliberation.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Publication.Transmission request) {
        return read(register.change(
                id, Revision.ifMatch(ifMatch), (deliberation, today) -> deliberation.transmit(request, today)));
    }

    @PUT
    @Path("/deliberations/{id}/publication")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({
        Reason.DELIBERATION_WITHDRAWN,
        Reason.ENFORCEABLE_ALREADY,
        Reason.NOT_ON_THAT_DAY,
        Reason.PUBLICATION_NOT_ELECTRONIC
    })
    @Operation(
            operationId = "recordPublication",
            summary = "Record the publication of a deliberation",
            description = "Records the day and the medium of the publication: on a notice board (affichage) "
                    + "or electronically. For sessions from 1 July 2022, only electronic publication is "
                    + "allowed (rule E2). The later of transmission and publication makes the act "
                    + "enforceable (rule E1).")
    public RestResponse<DeliberationView> publish(
            @Parameter(description = "Id of the deliberation.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Publication request) {
        return read(register.change(
                id, Revision.ifMatch(ifMatch), (deliberation, today) -> deliberation.publish(request, today)));
    }

    @GET
    @Path("/deliberations/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getDeliberation",
            summary = "Read a deliberation",
            description = "Returns the text, the operative part (dispositif) and the result of the ballot. "
                    + "Public after the end of a session that was opened; before that, a role is "
                    + "required (otherwise 404).")
    public RestResponse<DeliberationView> get(
            @Parameter(description = "Id of the deliberation.") @PathParam("id") UUID id) {
        var deliberation = deliberations.visible(id, !caller.readsAll()).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return read(deliberation);
    }

    private static RestResponse<DeliberationView> read(Deliberation deliberation) {
        return RestResponse.ResponseBuilder.ok(DeliberationView.of(deliberation))
                .tag(Revision.tag(deliberation.revision()))
                .build();
    }
}
