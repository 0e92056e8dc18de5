package fr.contratdeville.conventions.contract;

import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** What {@code openIdConnectUrl} of the contract resolves to: the metadata of the authorization server. */
@Path(AuthorizationServerResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class AuthorizationServerResource {
    static final String PATH = "/.well-known/openid-configuration";

    private final TenantConfigBean tenants;

    public AuthorizationServerResource(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<Void> get() {
        var tenant = tenants.getDefaultTenant();
        // Unknown until the authorization server has been reached once.
        var metadata = tenant.getOidcMetadata();
        var issuer =
                metadata == null ? tenant.getOidcTenantConfig().authServerUrl().orElseThrow() : metadata.getIssuer();
        return RestResponse.temporaryRedirect(URI.create(issuer + PATH));
    }
}
