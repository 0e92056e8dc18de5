package fr.contratdeville.programme.contract;

import fr.contratdeville.conventions.idempotency.Idempotent;
import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.refusal.Refuses;
import jakarta.annotation.security.PermitAll;
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
@Tag(
        name = "Contracts",
        description = "Contracts (contrats de ville): agreements of several years between a collectivity and "
                + "its partners for poor districts.")
public class ContractResource {
    private final Contracts contracts;

    ContractResource(Contracts contracts) {
        this.contracts = contracts;
    }

    @POST
    @Path("/contracts")
    @RolesAllowed("agent")
    @Idempotent
    @Transactional
    @Refuses(common = CommonReason.ALREADY_EXISTS)
    @Operation(
            operationId = "createContract",
            summary = "Create a contract",
            description = "Creates a contrat de ville, an agreement of several years, with its pillars (priorities)"
                    + " and territories. The name is unique; the same name is refused with 409.")
    public RestResponse<ContractView> create(@NotNull @Valid NewContract request) {
        var contract = request.toContract();
        contracts.persistAndFlush(contract);
        return RestResponse.ResponseBuilder.<ContractView>created(URI.create("/v1/contracts/" + contract.id()))
                .entity(ContractView.of(contract))
                .tag(Revision.tag(contract.revision()))
                .build();
    }

    @GET
    @Path("/contracts")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "listContracts",
            summary = "List the contracts",
            description = "Sorted by creation time, oldest first.")
    public Page.Listed<ContractView> list(@BeanParam Page page) {
        return page.of(contracts.page(page), Contract::id, ContractView::of);
    }

    @GET
    @Path("/contracts/{id}")
    @PermitAll
    @Transactional
    @Operation(
            operationId = "getContract",
            summary = "Read a contract",
            description = "Returns the contract with its pillars and territories.")
    public RestResponse<ContractView> get(@Parameter(description = "Id of the contract.") @PathParam("id") UUID id) {
        var contract = contracts.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return RestResponse.ResponseBuilder.ok(ContractView.of(contract))
                .tag(Revision.tag(contract.revision()))
                .build();
    }
}
