package fr.contratdeville.programme.collectivity;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collectivity", description = "The collectivity that runs this deployment.")
public class CollectivityResource {
    private final Collectivity collectivity;

    CollectivityResource(Collectivity collectivity) {
        this.collectivity = collectivity;
    }

    @GET
    @Path("/collectivity")
    @PermitAll
    @Operation(
            operationId = "getCollectivity",
            summary = "Read the collectivity of this deployment",
            description = "Each deployment belongs to one collectivity (local authority). Co-financing requests "
                    + "contain the same data.")
    public Collectivity get() {
        return collectivity;
    }
}
