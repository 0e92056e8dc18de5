package fr.contratdeville.programme.cofinancing;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Co-financing",
        description = "Co-financing: requests of the collectivity to other funders, for the actions that it "
                + "carries itself.")
public class FunderResource {
    private final Funders funders;

    FunderResource(Funders funders) {
        this.funders = funders;
    }

    @POST
    @Path("/funders")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses(common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "createFunder",
            summary = "Create a funder",
            description = "Creates a body to which co-financing requests can be sent. The code is unique; the same "
                    + "code is refused with 409.")
    public RestResponse<FunderBody> create(@NotNull @Valid FunderBody request) {
        var funder = new Funder(request.code(), request.name());
        funders.persistAndFlush(funder);
        return RestResponse.ResponseBuilder.<FunderBody>created(URI.create("/v1/funders"))
                .entity(FunderBody.of(funder))
                .tag(Revision.tag(funder.revision()))
                .build();
    }

    @GET
    @Path("/funders")
    @RolesAllowed({"agent", "auditor"})
    @Transactional
    @Operation(
            operationId = "listFunders",
            summary = "List the funders",
            description = "Sorted by creation time, oldest first.")
    public Page.Listed<FunderBody> list(@BeanParam Page page) {
        return page.of(funders.page(page), Funder::id, FunderBody::of);
    }
}
