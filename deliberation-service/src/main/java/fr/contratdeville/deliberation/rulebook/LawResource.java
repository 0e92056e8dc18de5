package fr.contratdeville.deliberation.rulebook;

import fr.contratdeville.deliberation.law.LegalDay;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/law")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Law", description = "The rules of law that this service applies.")
public class LawResource {
    private final Clock clock;

    LawResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getLaw",
            summary = "List the rules of law",
            description = "Those that apply to a session of a day, each with its article, its first and its last day. A"
                    + " session before the first day of all rules is under the same law as on that day.")
    public LawView get(
            @Nullable
                    @QueryParam("on")
                    @Parameter(
                            description = "The day of the session; today where absent.",
                            example = "2019-03-07",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    LocalDate on) {
        return LawView.on(on == null ? LegalDay.of(clock.instant()) : on);
    }
}
