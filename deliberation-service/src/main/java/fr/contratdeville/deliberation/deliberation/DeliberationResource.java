package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.deliberation.assembly.AssemblyParameter;
import fr.contratdeville.deliberation.http.Caller;
import fr.contratdeville.deliberation.http.Page;
import fr.contratdeville.deliberation.http.Problem;
import fr.contratdeville.deliberation.http.Revision;
import fr.contratdeville.deliberation.http.Year;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "Deliberations", description = "The register: the acts, under their numbers.")
public class DeliberationResource {
    private final Deliberations deliberations;
    private final Caller caller;

    DeliberationResource(Deliberations deliberations, Caller caller) {
        this.deliberations = deliberations;
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
                    AssemblyParameter assembly,
            @Nullable
                    @QueryParam("year")
                    @Parameter(
                            description = "Only those of this year.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1900", maximum = "2199"))
                    Year year,
            @BeanParam Page page) {
        var rows = deliberations.page(
                assembly == null ? null : assembly.id(), year == null ? null : year.value(), !caller.readsAll(), page);
        return page.of(rows, Deliberation::id, DeliberationView::of);
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
        var deliberation = deliberations.visible(id, !caller.readsAll()).orElseThrow(Problem.NOT_FOUND::refusal);
        return RestResponse.ResponseBuilder.ok(DeliberationView.of(deliberation))
                .tag(Revision.tag(deliberation.revision()))
                .build();
    }
}
