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
@Tag(name = "Law", description = "Law: the legal rules that this service applies.")
public class LawResource {
    private final Clock clock;

    LawResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getLaw",
            summary = "List the legal rules of a day",
            description = "Returns the rules that apply to a session on this day, each with its article, its "
                    + "first and its last day. For a day before the first day of all rules, the rules of "
                    + "that first day are returned.")
    public LawView get(
            @Nullable
                    @QueryParam("on")
                    @Parameter(
                            description = "Day of the session, ISO 8601. Default: today.",
                            example = "2019-03-07",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    LocalDate on) {
        return LawView.on(on == null ? LegalDay.of(clock.instant()) : on);
    }
}
