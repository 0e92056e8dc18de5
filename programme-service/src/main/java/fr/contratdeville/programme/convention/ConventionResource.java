package fr.contratdeville.programme.convention;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.programme.tranche.TrancheService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
        name = "Conventions",
        description = "Conventions: agreements between the collectivity and a carrier, required before certain "
                + "grants are paid.")
public class ConventionResource {
    private final Conventions conventions;
    private final TrancheService tranches;

    ConventionResource(Conventions conventions, TrancheService tranches) {
        this.conventions = conventions;
        this.tranches = tranches;
    }

    @GET
    @Path("/tranches/{id}/conventions")
    @RolesAllowed({"agent", "auditor"})
    @Transactional
    @Operation(
            operationId = "listConventionsOfTranche",
            summary = "List the conventions of a tranche",
            description =
                    "Sorted by creation time, oldest first. Conventions are created when the assembly adopts the tranche: "
                            + "one for each investment grant, and one for each operating grant above 23 000.00 euros "
                            + "(rule F4). Each has its reasons.")
    public Page.Listed<ConventionView> list(
            @Parameter(description = "Id of the tranche.") @PathParam("id") UUID id, @BeanParam Page page) {
        tranches.visible(id);
        return page.ofAll(conventions.page(page, id), Convention::id, conventions::viewsOf);
    }
}
