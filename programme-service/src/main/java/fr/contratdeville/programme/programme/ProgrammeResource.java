package fr.contratdeville.programme.programme;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.contract.Contracts;
import fr.contratdeville.programme.refusal.Refuses;
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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Programmes",
        description = "Programmes (programmations): the years of a contract, each with a call for projects.")
public class ProgrammeResource {
    private final Programmes programmes;
    private final Contracts contracts;

    ProgrammeResource(Programmes programmes, Contracts contracts) {
        this.programmes = programmes;
        this.contracts = contracts;
    }

    @POST
    @Path("/programmes")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses(common = {CommonReason.ALREADY_EXISTS, CommonReason.UNKNOWN_REFERENCE})
    @Operation(
            operationId = "createProgramme",
            summary = "Create the programme of a year",
            description = "Creates the programme of one year of a contract, with its call for projects (appel à "
                    + "projets). A contract has one programme for each year; a second one is refused with 409.")
    public RestResponse<ProgrammeView> create(@NotNull @Valid NewProgramme request) {
        contracts
                .view(request.contractId())
                .orElseThrow(() -> CommonReason.UNKNOWN_REFERENCE
                        .refusal(request.contractId())
                        .at("contractId"));
        var programme = request.toProgramme();
        programmes.persistAndFlush(programme);
        return RestResponse.ResponseBuilder.<ProgrammeView>created(URI.create("/v1/programmes/" + programme.id()))
                .entity(ProgrammeView.of(programme))
                .tag(Revision.tag(programme.revision()))
                .build();
    }

    @GET
    @Path("/programmes")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listProgrammes",
            summary = "List the programmes",
            description = "Sorted by creation time, oldest first.")
    public Page.Listed<ProgrammeView> list(@BeanParam Page page) {
        return page.of(programmes.page(page), Programme::id, ProgrammeView::of);
    }

    @GET
    @Path("/programmes/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getProgramme",
            summary = "Read a programme",
            description = "Returns the programme with its call for projects.")
    public RestResponse<ProgrammeView> get(@Parameter(description = "Id of the programme.") @PathParam("id") UUID id) {
        return read(programmes.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    @PUT
    @Path("/programmes/{id}/call-for-projects")
    @RolesAllowed("agent")
    @Transactional
    @Operation(
            operationId = "replaceCallForProjects",
            summary = "Replace the call for projects",
            description = "Replaces the dates and the numbers of projects.")
    public RestResponse<ProgrammeView> replaceCallForProjects(
            @Parameter(description = "Id of the programme.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewProgramme.CallForProjects request) {
        var revision = Revision.ifMatch(ifMatch);
        var programme = programmes.locked(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        revision.requireCurrent(programme.revision());
        programme.replaceCallForProjects(request.toCallForProjects(""));
        programmes.flush();
        return read(programme);
    }

    private static RestResponse<ProgrammeView> read(Programme programme) {
        return RestResponse.ResponseBuilder.ok(ProgrammeView.of(programme))
                .tag(Revision.tag(programme.revision()))
                .build();
    }
}
