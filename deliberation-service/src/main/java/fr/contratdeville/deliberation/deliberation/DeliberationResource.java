package fr.contratdeville.deliberation.deliberation;

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
@Tag(name = "Deliberations", description = "The register: the acts, under their numbers.")
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
            description = "In order of entry. Without a token, those of sessions held and over.")
    public Page.Listed<DeliberationView> list(
            @Nullable
                    @QueryParam("assembly")
                    @Parameter(
                            description = "Only those of this assembly.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    UUID assembly,
            @Nullable
                    @QueryParam("year")
                    @Parameter(
                            description = "Only those of this year.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2199"))
                    Year year,
            @BeanParam Page page) {
        var rows = deliberations.page(assembly, year == null ? null : year.getValue(), !caller.readsAll(), page);
        return page.of(rows, Deliberation::id, DeliberationView::of);
    }

    @PUT
    @Path("/deliberations/{id}/transmission")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "recordTransmission",
            summary = "Record when a deliberation was sent to the State's representative",
            description =
                    "Under its identifier in ACTES. With its publication, it makes the deliberation enforceable (rule E1);"
                            + " what made it so stays, and programme-service will be told of it for a tranche.")
    public RestResponse<DeliberationView> transmit(
            @Parameter(description = "The deliberation's id.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Publication.Transmission request) {
        return read(register.change(
                id, Revision.ifMatch(ifMatch), (deliberation, today) -> deliberation.transmit(request, today)));
    }

    @PUT
    @Path("/deliberations/{id}/publication")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "recordPublication",
            summary = "Record how and when a deliberation was made public",
            description =
                    "By posting or electronically; of sessions from 1 July 2022 on, electronically alone (rule E2).")
    public RestResponse<DeliberationView> publish(
            @Parameter(description = "The deliberation's id.") @PathParam("id") UUID id,
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
            description =
                    "With its text, its operative part and its result. Anyone reads those of sessions held and over.")
    public RestResponse<DeliberationView> get(
            @Parameter(description = "The deliberation's id.") @PathParam("id") UUID id) {
        var deliberation = deliberations.visible(id, !caller.readsAll()).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return read(deliberation);
    }

    private static RestResponse<DeliberationView> read(Deliberation deliberation) {
        return RestResponse.ResponseBuilder.ok(DeliberationView.of(deliberation))
                .tag(Revision.tag(deliberation.revision()))
                .build();
    }
}
