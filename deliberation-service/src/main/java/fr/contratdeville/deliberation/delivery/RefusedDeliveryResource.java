package fr.contratdeville.deliberation.delivery;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.deliberation.outbox.Outbox;
import fr.contratdeville.deliberation.outbox.RefusedDelivery;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/refused-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Deliveries",
        description = "Deliveries: the decisions on tranches that programme-service gets, and refuses if it cannot "
                + "record them.")
public class RefusedDeliveryResource {
    private final Outbox outbox;
    private final RefusedDeliveryService service;

    RefusedDeliveryResource(Outbox outbox, RefusedDeliveryService service) {
        this.outbox = outbox;
        this.service = service;
    }

    @GET
    @RolesAllowed("assembly")
    @Operation(
            operationId = "listRefusedDeliveries",
            summary = "List the deliveries that programme-service refuses",
            description = "Sorted by creation time, oldest first. Each one blocks the later deliveries of the same "
                    + "tranche. It is tried again at intervals, and leaves the list when it is accepted or set aside.")
    public Page.Listed<RefusedDelivery> list(@BeanParam Page page) {
        return page.of(outbox.refused(page), RefusedDelivery::id, Function.identity());
    }

    @PUT
    @Path("/{id}/setting-aside")
    @RolesAllowed("assembly")
    @Refuses(Reason.DELIVERY_NOT_REFUSED)
    @Operation(
            operationId = "setDeliveryAside",
            summary = "Set a refused delivery aside",
            description = "The delivery is not tried again, and the later ones of the same tranche go on. Requires a "
                    + "reason, which is kept in the journal of the session. A delivery that is not refused, or is "
                    + "being tried at this moment, is not set aside (409). A repetition with the same reason changes "
                    + "nothing. The deliberation itself does not change.")
    public RefusedDelivery setAside(
            @Parameter(description = "Id of the delivery.") @PathParam("id") UUID id,
            @NotNull @Valid SettingAside request) {
        return service.setAside(id, request.reason());
    }
}
