package fr.contratdeville.conventions.problem;

import static fr.contratdeville.conventions.html.HtmlPage.escape;

import fr.contratdeville.conventions.html.HtmlPage;
import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

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
            @Parameter(description = "The last segment of the problem's `type`.", example = "not-found")
                    @PathParam("type")
                    String type,
            @Context ContainerRequestContext request) {
        var locale = ProblemMapper.locale(request);
        var problem = find(type);
        return "%d %s\n\n%s\n%s"
                .formatted(
                        problem.status(),
                        problem.title(locale),
                        problem.documentation(locale),
                        problem.rule()
                                .map(rule -> "\n%s: %s\n".formatted(rule.id(), rule.law()))
                                .orElse(""));
    }

    /** The same for people. */
    @GET
    @Path("/{type}")
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    @PermitAll
    @Operation(operationId = "getProblemPage", hidden = true)
    public RestResponse<String> page(@PathParam("type") String type, @Context ContainerRequestContext request) {
        var locale = ProblemMapper.locale(request);
        var problem = find(type);
        var body = "<p><code>%d</code></p>\n<p>%s</p>\n%s<p><a href=\"/problems\">%s</a></p>"
                .formatted(
                        problem.status(),
                        escape(problem.documentation(locale)),
                        problem.rule()
                                .map(rule -> "<p>%s: %s</p>\n".formatted(escape(rule.id()), escape(rule.law())))
                                .orElse(""),
                        escape(text("problems", locale)));
        return HtmlPage.of(locale, problem.title(locale), body);
    }

    /** A type of problem in the list of all. */
    public record ProblemType(String type, int status, String title) {
        static ProblemType of(Problem problem, Locale locale) {
            return new ProblemType("/problems/" + problem.slug(), problem.status(), problem.title(locale));
        }

        private String row() {
            return "<tr><td>%d</td><td><a href=\"%s\">%s</a></td></tr>".formatted(status, type, escape(title));
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(operationId = "listProblemTypes", hidden = true)
    public List<ProblemType> list(@Context ContainerRequestContext request) {
        var locale = ProblemMapper.locale(request);
        return reasons.problems()
                .map(problem -> ProblemType.of(problem, locale))
                .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::type))
                .toList();
    }

    /** The same for people. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    @PermitAll
    @Operation(operationId = "listProblemPages", hidden = true)
    public RestResponse<String> listPage(@Context ContainerRequestContext request) {
        var locale = ProblemMapper.locale(request);
        var body = "<table>\n<tr><th>%s</th><th>%s</th></tr>\n%s\n</table>\n<p><a href=\"/\">%s</a></p>"
                .formatted(
                        escape(text("status", locale)),
                        escape(text("problem", locale)),
                        list(request).stream().map(ProblemType::row).collect(Collectors.joining("\n")),
                        escape(text("home", locale)));
        return HtmlPage.of(locale, text("problems", locale), body);
    }

    private Problem find(String type) {
        return reasons.problems()
                .filter(known -> known.slug().equals(type))
                .findFirst()
                .orElseThrow(CommonReason.NOT_FOUND::refusal);
    }

    private static String text(String key, Locale locale) {
        return Problem.text("site", key, locale);
    }
}
