package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
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
@Tag(name = "Assemblies")
public class MandateResource {
    private final MandateService service;
    private final Assemblies assemblies;
    private final Mandates mandates;

    MandateResource(MandateService service, Assemblies assemblies, Mandates mandates) {
        this.service = service;
        this.assemblies = assemblies;
        this.mandates = mandates;
    }

    @POST
    @Path("/assemblies/{id}/mandates")
    @RolesAllowed("assembly")
    @Idempotent
    @Transactional
    @Refuses(
            value = {Reason.MANDATES_OVERLAP, Reason.MANDATE_ENDS_BEFORE_IT_STARTS, Reason.EVENT_OUT_OF_ORDER},
            common = CommonReason.UNKNOWN_REFERENCE)
    @Operation(
            operationId = "createMandate",
            summary = "Create a mandate of a member",
            description = "Records that a member has a seat in the assembly, from a first to a last day, "
                    + "both included. A member has only one mandate at a time in an assembly; an overlap "
                    + "is refused with 409. A mandate that is recorded after members were counted in a session "
                    + "of one of its days is a correction with a `correctionReason`: quorums and ballots that "
                    + "are recorded do not change.")
    public RestResponse<MandateView> create(
            @Parameter(description = "Id of the assembly.") @PathParam("id") UUID id,
            @NotNull @Valid NewMandate request) {
        var mandate = service.create(id, request);
        return RestResponse.ResponseBuilder.<MandateView>created(URI.create("/v1/mandates/" + mandate.id()))
                .entity(MandateView.of(mandate))
                .tag(Revision.tag(mandate.revision()))
                .build();
    }

    @GET
    @Path("/assemblies/{id}/mandates")
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(
            operationId = "listMandates",
            summary = "List the mandates of an assembly",
            description = "Returns past, current and future mandates, sorted by creation time, oldest first.")
    public Page.Listed<MandateView> list(
            @Parameter(description = "Id of the assembly.") @PathParam("id") UUID id, @BeanParam Page page) {
        assemblies.view(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return page.of(mandates.page(id, page), Mandate::id, MandateView::of);
    }

    @GET
    @Path("/mandates/{id}")
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(
            operationId = "getMandate",
            summary = "Read a mandate",
            description = "Returns the mandate with its first and its last day.")
    public RestResponse<MandateView> get(@Parameter(description = "Id of the mandate.") @PathParam("id") UUID id) {
        return read(mandates.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal));
    }

    @PUT
    @Path("/mandates/{id}")
    @RolesAllowed("assembly")
    @Transactional
    @Refuses({Reason.MANDATES_OVERLAP, Reason.MANDATE_ENDS_BEFORE_IT_STARTS, Reason.EVENT_OUT_OF_ORDER})
    @Operation(
            operationId = "endMandate",
            summary = "Set the last day of a mandate",
            description = "Sets the last day, or null if it is not known. If members were counted in a session of a "
                    + "day that this concerns, it is a correction with a `correctionReason`: quorums and ballots "
                    + "that are recorded do not change.")
    public RestResponse<MandateView> end(
            @Parameter(description = "Id of the mandate.") @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid NewMandate.End request) {
        return read(service.end(id, Revision.ifMatch(ifMatch), request));
    }

    private static RestResponse<MandateView> read(Mandate mandate) {
        return RestResponse.ResponseBuilder.ok(MandateView.of(mandate))
                .tag(Revision.tag(mandate.revision()))
                .build();
    }
}
