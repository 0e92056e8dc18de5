package fr.contratdeville.conventions.problem;

import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The documentation at the {@code type} of a problem. */
@Path("/problems")
@Tag(name = "Problems", description = "Documentation of the errors of this service.")
public class ProblemResource {
    private final Reasons reasons;

    public ProblemResource(Reasons reasons) {
        this.reasons = reasons;
    }

    @GET
    @Path("/{type}")
    @Produces(MediaType.TEXT_PLAIN)
    @PermitAll
    @Operation(
            operationId = "getProblemType",
            summary = "Read the documentation of a type of problem",
            description = "Each error answer has a `type`; this is the address it points to. Returns the status, "
                    + "the title, the cause and what to do, in English or French according to "
                    + "`Accept-Language`.")
    public String get(
            @Parameter(description = "The last segment of the problem's `type`.", example = "tranche-frozen")
                    @PathParam("type")
                    String type,
            @Context ContainerRequestContext request) {
        var locale = ProblemMapper.locale(request);
        var problem = reasons.problems()
                .filter(known -> known.slug().equals(type))
                .findFirst()
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
        return "%d %s\n\n%s\n%s"
                .formatted(
                        problem.status(),
                        problem.title(locale),
                        problem.documentation(locale),
                        problem.rule()
                                .map(rule -> "\n%s: %s\n".formatted(rule.id(), rule.law()))
                                .orElse(""));
    }
}
