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
            summary = "Read which collectivity this is",
            description = "One for each deployment. Co-financing requests name it too.")
    public Collectivity get() {
        return collectivity;
    }
}
