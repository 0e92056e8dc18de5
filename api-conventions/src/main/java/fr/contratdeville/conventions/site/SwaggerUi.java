package fr.contratdeville.conventions.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Protects the pages of Swagger UI, in which secrets are typed: no other page shows them in a frame, they run no script
 * but their own, and send data to this service and the authorization server alone. Browsers ask for them again.
 */
@Singleton
public class SwaggerUi {
    private static final String PAGES = "/q/swagger-ui";
    private static final String MAIN_PAGE =
            "META-INF/io.smallrye_smallrye-open-api-ui__jar/META-INF/resources/openapi-ui/index.html";
    private static final Pattern SCRIPT = Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

    private final TenantConfigBean tenants;
    private final String scripts;

    SwaggerUi(TenantConfigBean tenants) throws IOException, NoSuchAlgorithmException {
        this.tenants = tenants;
        this.scripts = scripts();
    }

    /** The scripts that the main page contains. In tests and in dev mode it is in a folder that only Quarkus knows. */
    private static String scripts() throws IOException, NoSuchAlgorithmException {
        try (var page = Thread.currentThread().getContextClassLoader().getResourceAsStream(MAIN_PAGE)) {
            if (page == null) {
                return "'unsafe-inline'";
            }
            var digest = MessageDigest.getInstance("SHA-256");
            return SCRIPT.matcher(new String(page.readAllBytes(), UTF_8))
                    .results()
                    .map(script -> digest.digest(script.group(1).getBytes(UTF_8)))
                    .map(hash -> "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                    .collect(Collectors.joining(" "));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (request.normalizedPath().startsWith(PAGES)) {
                        request.addHeadersEndHandler(sent -> protect(request));
                    }
                    request.next();
                },
                1);
    }

    private void protect(RoutingContext request) {
        request.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self' " + scripts
                                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' "
                                + authorizationServer()
                                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    /** « Authorize » asks it for tokens. */
    private String authorizationServer() {
        var tenant = tenants.getDefaultTenant();
        var metadata = tenant.getOidcMetadata();
        var issuer = URI.create(
                metadata == null ? tenant.getOidcTenantConfig().authServerUrl().orElseThrow() : metadata.getIssuer());
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
