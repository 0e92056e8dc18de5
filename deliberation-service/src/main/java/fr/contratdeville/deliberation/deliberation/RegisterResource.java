package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.refusal.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
@Tag(name = "Deliberations")
public class RegisterResource {
    private static final String PATH = "/assemblies/{id}/registers/{year:(19|20|21)\\d\\d}";
    private static final String ID = "Id of the assembly.";
    private static final String YEAR = "Year of the sessions.";

    private final Series series;
    private final Assemblies assemblies;

    RegisterResource(Series series, Assemblies assemblies) {
        this.series = series;
        this.assemblies = assemblies;
    }

    @GET
    @Path(PATH)
    @RolesAllowed({"assembly", "auditor"})
    @Transactional
    @Operation(
            operationId = "getRegister",
            summary = "Read the state of a register",
            description = "Returns the number of the next deliberation of the assembly in that year (rule " + "E4).")
    public RegisterView get(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = YEAR) @PathParam("year") int year) {
        assemblies.view(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return series.find(id, year).orElseGet(() -> new RegisterView(id, year, 1, false));
    }

    @PUT
    @Path(PATH)
    @RolesAllowed("assembly")
    @Transactional
    @Refuses(Reason.REGISTER_IN_USE)
    @Operation(
            operationId = "takeOverRegister",
            summary = "Continue a register that began in another system",
            description = "Sets the number of the next deliberation. After the first number of the series, "
                    + "it cannot be set any more (409): the numbers must have no gap and no duplicate "
                    + "(rule E4).")
    public RegisterView takeOver(
            @Parameter(description = ID) @PathParam("id") UUID id,
            @Parameter(description = YEAR) @PathParam("year") int year,
            @NotNull @Valid RegisterView.TakenOver request) {
        assemblies.view(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        if (!series.takeOver(id, year, request.nextNumber())) {
            throw Reason.REGISTER_IN_USE.refusal();
        }
        return series.find(id, year).orElseThrow();
    }
}
