package fr.contratdeville.conventions.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where vulnerabilities are reported (RFC 9116). */
@Path("/.well-known/security.txt")
public class SecurityContact {
    private final Settings settings;
    private final Clock clock;

    /** Who receives the reports of this deployment. */
    @ConfigMapping(prefix = "security-txt")
    public interface Settings {
        /** {@code mailto:}, {@code https:} or {@code tel:}. The default is CERT-FR, which warns public bodies in France. */
        @WithDefault("https://www.cert.ssi.gouv.fr/contact/")
        URI contact();

        /** How long after its reading the answer may be relied on. */
        @WithDefault("P90D")
        Duration validFor();
    }

    SecurityContact(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Produces("text/plain;charset=UTF-8")
    @PermitAll
    @Operation(operationId = "getSecurityContact", hidden = true)
    public String get() {
        return "Contact: %s\nExpires: %s\nPreferred-Languages: fr, en\n"
                .formatted(
                        settings.contact(),
                        clock.instant().plus(settings.validFor()).truncatedTo(ChronoUnit.SECONDS));
    }
}
