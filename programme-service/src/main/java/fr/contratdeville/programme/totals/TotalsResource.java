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
@Tag(
        name = "Totals",
        description = "Totals: computed when they are read, and compared with the totals that a document " + "prints.")
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
            summary = "Read the totals of a tranche",
            description = "Returns the totals by pillar, section, chapter, carrier and territory, in euros (rules "
                    + "F1 to F3). They are computed at each call. Without a role that may read drafts, the "
                    + "tranche must be adopted; otherwise 404.")
    public TotalsView totals(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        tranches.visible(id);
        return service.totals(id);
    }

    @PUT
    @Path("/tranches/{id}/printed-totals")
    @RolesAllowed("agent")
    @Operation(
            operationId = "replacePrintedTotals",
            summary = "Replace the printed totals of a document",
            description = "Replaces all printed totals of the tranche with the figures of a document, right or "
                    + "wrong. They are not part of what the assembly votes on, so they can be changed in any "
                    + "state.")
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
            summary = "Compare the printed and the computed totals",
            description = "Returns each printed figure with the computed one, the difference, and the actions that "
                    + "may explain it (rule F1). Without a role that may read drafts, the tranche must be "
                    + "adopted; otherwise 404.")
    public ReconciliationView reconcile(@Parameter(description = "Id of the tranche.") @PathParam("id") UUID id) {
        tranches.visible(id);
        return service.reconcile(id);
    }
}
