package fr.contratdeville.deliberation.deliberation;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.refusal.Reason;
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
    private static final String ID = "The assembly's id.";
    private static final String YEAR = "The year of the sessions.";

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
            summary = "Read where a register stands",
            description = "The number that the next deliberation of the assembly in that year will have (rule E4).")
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
    @Operation(
            operationId = "takeOverRegister",
            summary = "Take a register over from another system",
            description =
                    "The series goes on from the number given. Once a number was given here, it cannot be moved any"
                            + " more: no gap, no duplicate (rule E4).")
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
