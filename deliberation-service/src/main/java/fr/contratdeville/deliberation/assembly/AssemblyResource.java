package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assemblies", description = "The bodies that deliberate, and who sits in them.")
public class AssemblyResource {
    private static final String ID = "The assembly's id.";

    private final Assemblies assemblies;
    private final Mandates mandates;

    AssemblyResource(Assemblies assemblies, Mandates mandates) {
        this.assemblies = assemblies;
        this.mandates = mandates;
    }

    @POST
    @Path("/assemblies")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "createAssembly",
            summary = "Record an assembly",
            description = "A council or a bureau, with the rules that it set itself.")
    public RestResponse<AssemblyView> create(@NotNull @Valid NewAssembly request) {
        var assembly = request.toAssembly();
        assemblies.persistAndFlush(assembly);
        return RestResponse.ResponseBuilder.<AssemblyView>created(URI.create("/v1/assemblies/" + assembly.id()))
                .entity(AssemblyView.of(assembly))
                .tag(Revision.tag(assembly.revision()))
                .build();
    }

    @GET
    @Path("/assemblies")
    @PermitAll
    @Transactional
    @Operation(operationId = "listAssemblies", summary = "List the assemblies", description = "In order of recording.")
    public Page.Listed<AssemblyView> list(@BeanParam Page page) {
        return page.of(assemblies.page(page), Assembly::id, AssemblyView::of);
    }

    @GET
    @Path("/assemblies/{id}")
    @PermitAll
    @Transactional
    @Operation(operationId = "getAssembly", summary = "Read an assembly", description = "With its own rules.")
    public RestResponse<AssemblyView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return read(assemblies.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    @PUT
    @Path("/assemblies/{id}/policy")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "changePolicy",
            summary = "Change the assembly's own rules",
            description = "For convocations from now on. No assembly may rule below the law.")
    public RestResponse<AssemblyView> changePolicy(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Policy request) {
        var revision = Revision.ifMatch(ifMatch);
        var assembly = assemblies.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(assembly.revision());
        assembly.changePolicy(request);
        assemblies.flush();
        return read(assembly);
    }

    @PUT
    @Path("/assemblies/{id}/delegation")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "recordDelegation",
            summary = "Record what a bureau decides by",
            description = "The act by which its council delegated powers to it; without one its items cannot be decided"
                    + " (rule A1).")
    public RestResponse<AssemblyView> delegate(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Delegation request) {
        var revision = Revision.ifMatch(ifMatch);
        var assembly = assemblies.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(assembly.revision());
        assembly.delegate(request);
        assemblies.flush();
        return read(assembly);
    }

    @GET
    @Path("/assemblies/{id}/members-in-exercise")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getMembersInExercise",
            summary = "Who is in exercise on a day",
            description =
                    "The titular members whose mandate is in force that day, in order of name: vacant seats do not"
                            + " count (rule Q3). Their number is what the quorum is taken of.")
    public MembersInExercise membersInExercise(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @NotNull
                    @QueryParam("on")
                    @Parameter(
                            description = "The day.",
                            required = true,
                            example = "2019-03-07",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    LocalDate on) {
        assemblies.view(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var members = mandates.members(id, on);
        return new MembersInExercise(
                on, members.size(), members.stream().map(MemberView::of).toList());
    }

    private static RestResponse<AssemblyView> read(Assembly assembly) {
        return RestResponse.ResponseBuilder.ok(AssemblyView.of(assembly))
                .tag(Revision.tag(assembly.revision()))
                .build();
    }
}
