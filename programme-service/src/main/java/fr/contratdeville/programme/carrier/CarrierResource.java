package fr.contratdeville.programme.carrier;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.refusal.Refuses;
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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Carriers", description = "Carriers (porteurs): the bodies that run actions.")
public class CarrierResource {
    private final Carriers carriers;

    CarrierResource(Carriers carriers) {
        this.carriers = carriers;
    }

    @POST
    @Path("/carriers")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses(common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "createCarrier",
            summary = "Create a carrier",
            description = "Creates a carrier (porteur): a body that runs actions, for instance an association, a "
                    + "landlord or a commune. The name is unique; the same name is refused with 409.")
    public RestResponse<CarrierView> create(@NotNull @Valid NewCarrier request) {
        var carrier = request.toCarrier();
        carriers.persistAndFlush(carrier);
        return RestResponse.ResponseBuilder.<CarrierView>created(URI.create("/v1/carriers/" + carrier.id()))
                .entity(CarrierView.of(carrier))
                .tag(Revision.tag(carrier.revision()))
                .build();
    }

    @GET
    @Path("/carriers")
    @RolesAllowed({"agent", "auditor", "deliberation"})
    @Transactional
    @Operation(
            operationId = "listCarriers",
            summary = "List the carriers",
            description = "Sorted by creation time, oldest first.")
    public Page.Listed<CarrierView> list(@BeanParam Page page) {
        return page.of(carriers.page(page), Carrier::id, CarrierView::of);
    }

    @GET
    @Path("/carriers/{id}")
    @RolesAllowed({"agent", "auditor", "deliberation"})
    @Transactional
    @Operation(
            operationId = "getCarrier",
            summary = "Read a carrier",
            description = "Returns the carrier with its name, its acronym and the code of its organisation.")
    public RestResponse<CarrierView> get(@Parameter(description = "Id of the carrier.") @PathParam("id") UUID id) {
        var carrier = carriers.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return RestResponse.ResponseBuilder.ok(CarrierView.of(carrier))
                .tag(Revision.tag(carrier.revision()))
                .build();
    }
}
