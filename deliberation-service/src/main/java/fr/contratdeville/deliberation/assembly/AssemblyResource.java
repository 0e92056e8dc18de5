package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
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
@Tag(
        name = "Assemblies",
        description = "Assemblies: the bodies that deliberate (council, bureau), their members and the "
                + "mandates of the members.")
public class AssemblyResource {
    private static final String ID = "Id of the assembly.";

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
    @Refuses(value = Reason.NO_DELEGATION_TO_A_COUNCIL, common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "createAssembly",
            summary = "Create an assembly",
            description = "Creates a council (the deliberative body of the collectivity) or a bureau (a "
                    + "smaller body that decides by delegation of the council), with its own rules of "
                    + "procedure.")
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
    @Operation(
            operationId = "listAssemblies",
            summary = "List the assemblies",
            description = "Sorted by creation time, oldest first.")
    public Page.Listed<AssemblyView> list(@BeanParam Page page) {
        return page.of(assemblies.page(page), Assembly::id, AssemblyView::of);
    }

    @GET
    @Path("/assemblies/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getAssembly",
            summary = "Read an assembly",
            description = "Returns the assembly with its rules of procedure and, for a bureau, its " + "delegation.")
    public RestResponse<AssemblyView> get(@Parameter(description = ID) @PathParam("id") UUID id) {
        return read(assemblies.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    @PUT
    @Path("/assemblies/{id}/policy")
    @RolesAllowed("assembly")
    @Transactional
    @Operation(
            operationId = "changePolicy",
            summary = "Change the rules of procedure of an assembly",
            description = "Replaces the rules that the assembly sets for itself (règlement intérieur). They "
                    + "apply to later convocations. Values below the legal minimum are refused with 400.")
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
    @Refuses(Reason.NO_DELEGATION_TO_A_COUNCIL)
    @Operation(
            operationId = "recordDelegation",
            summary = "Record the delegation of a bureau",
            description = "Records the act by which the council delegated powers to this bureau. Without a "
                    + "delegation, a bureau cannot vote on an item (rule A1). For a council it is "
                    + "refused with 422.")
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
            summary = "List the members in exercise on a day",
            description = "Returns the members in exercise (membres en exercice): the titular members whose "
                    + "mandate is in force on that day, sorted by name. Vacant seats do not count (rule "
                    + "Q3). The quorum is computed from their number.")
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
