package fr.contratdeville.conventions.site;

import fr.contratdeville.conventions.html.HtmlPage;
import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The guides as web pages. They are in English. */
@Path("/guides/{name}")
public class GuideResource {
    private final Guides guides;

    GuideResource(Guides guides) {
        this.guides = guides;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    @Operation(operationId = "getGuide", hidden = true)
    public RestResponse<String> get(@PathParam("name") String name) {
        var guide = guides.find(name).orElseThrow(CommonReason.NOT_FOUND::refusal);
        return HtmlPage.of(Locale.ENGLISH, guide.title(), guide.html() + "<p><a href=\"/\">↑</a></p>");
    }
}
