package fr.contratdeville.conventions.site;

import fr.contratdeville.conventions.html.HtmlPage;
import io.quarkus.runtime.ApplicationConfig;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The contract as a page to read, made by Redoc from its WebJar. */
@Path("/reference")
public class ReferenceResource {
    private static final String DOCUMENT = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Contrat de Ville: %s</title>
            <link rel="icon" href="/favicon.ico">
            <style>
            body { margin: 0 }
            /* The logo of Redoc would be loaded from elsewhere. */
            img[alt="redocly logo"] { display: none }
            </style>
            </head>
            <body>
            <redoc spec-url="/q/openapi?format=json" required-props-first="true" json-sample-expand-level="3"
                expand-responses="200,201" hide-hostname="true"></redoc>
            <script src="/webjars/redoc/%s/redoc.standalone.js"></script>
            </body>
            </html>
            """;

    private final String document;

    ReferenceResource(ApplicationConfig application) throws IOException {
        var webjar = new Properties();
        try (var properties =
                ReferenceResource.class.getResourceAsStream("/META-INF/maven/org.webjars/redoc/pom.properties")) {
            webjar.load(properties);
        }
        document = DOCUMENT.formatted(application.name().orElseThrow(), webjar.getProperty("version"));
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    @Operation(operationId = "getReference", hidden = true)
    public RestResponse<String> get() {
        return HtmlPage.answer(document, "; script-src 'self'; worker-src blob:; connect-src 'self'")
                .build();
    }
}
