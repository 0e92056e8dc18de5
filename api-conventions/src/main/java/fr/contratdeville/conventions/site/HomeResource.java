package fr.contratdeville.conventions.site;

import static fr.contratdeville.conventions.html.HtmlPage.escape;

import fr.contratdeville.conventions.html.HtmlPage;
import fr.contratdeville.conventions.problem.Problem;
import fr.contratdeville.conventions.problem.ProblemMapper;
import io.quarkus.runtime.ApplicationConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The start page: links to the contract, the guides and the problem types. */
@Path("/")
public class HomeResource {
    private static final List<Link> LINKS = List.of(
            new Link("swagger-ui", "/q/swagger-ui/"),
            new Link("reference", "/reference"),
            new Link("openapi", "/q/openapi"),
            new Link("problems", "/problems"),
            new Link("security", "/.well-known/security.txt"));

    private final String service;
    private final Guides guides;

    HomeResource(ApplicationConfig application, Guides guides) {
        this.service = application.name().orElseThrow();
        this.guides = guides;
    }

    private record Link(String name, String address) {
        String html(Locale locale) {
            return "<li><a href=\"%s\">%s</a></li>".formatted(address, escape(text(name, locale)));
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(operationId = "getLinks", hidden = true)
    public Map<String, String> links() {
        var links = new LinkedHashMap<String, String>();
        LINKS.forEach(link -> links.put(link.name(), link.address()));
        return links;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.5")
    @PermitAll
    @Operation(operationId = "getHome", hidden = true)
    public RestResponse<String> page(@Context ContainerRequestContext request) {
        var locale = ProblemMapper.locale(request);
        var body = "<p>%s</p>\n<ul>%s</ul>\n<h2>%s</h2>\n<ul>%s</ul>"
                .formatted(
                        escape(text("introduction", locale)),
                        LINKS.stream().map(link -> link.html(locale)).collect(Collectors.joining("\n")),
                        escape(text("guides", locale)),
                        guides.titles().entrySet().stream()
                                .map(guide -> "<li><a href=\"/guides/%s\" hreflang=\"en\">%s</a></li>"
                                        .formatted(guide.getKey(), escape(guide.getValue())))
                                .collect(Collectors.joining("\n")));
        return HtmlPage.of(locale, "Contrat de Ville: " + service, body);
    }

    private static String text(String key, Locale locale) {
        return Problem.text("site", key, locale);
    }
}
