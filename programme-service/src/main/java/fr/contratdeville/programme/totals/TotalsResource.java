package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.tranche.TrancheService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Totals", description = "Sums are computed when they are read; what a document prints is a claim.")
public class TotalsResource {
    private final TotalsService service;
    private final TrancheService tranches;

    TotalsResource(TotalsService service, TrancheService tranches) {
        this.service = service;
        this.tranches = tranches;
    }

    @GET
    @Path("/tranches/{id}/totals")
    @PermitAll
    @Operation(
            operationId = "getTotals",
            summary = "Sum up a tranche",
            description =
                    "Per pillar, section, chapter, carrier and territory (rules F1 to F3). Anyone reads those of an"
                            + " adopted tranche.")
    public TotalsView totals(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        tranches.visible(id);
        return service.totals(id);
    }

    @PUT
    @Path("/tranches/{id}/printed-totals")
    @RolesAllowed("agent")
    @Operation(
            operationId = "replacePrintedTotals",
            summary = "Record the totals that a document prints",
            description = "All of them at once, as they are printed, right or wrong. They are no part of what is voted,"
                    + " so they can be recorded at any time.")
    public PrintedTotals replacePrinted(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id,
            @NotNull @Valid PrintedTotals request) {
        tranches.visible(id);
        service.replacePrinted(id, request);
        return request;
    }

    @GET
    @Path("/tranches/{id}/reconciliation")
    @PermitAll
    @Operation(
            operationId = "reconcileTotals",
            summary = "Compare the printed totals with the computed ones",
            description =
                    "Each printed figure with the computed one, the difference, and the actions that would explain"
                            + " it (rule F1). Anyone reads it for an adopted tranche.")
    public ReconciliationView reconcile(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        tranches.visible(id);
        return service.reconcile(id);
    }
}
