package fr.contratdeville.conventions.token;

import io.quarkus.oidc.runtime.TenantConfigBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Ready once this replica has the keys of the authorization server, which tokens are verified with. While it has none, each
 * check asks for them again. Once it has them, it can do without the authorization server.
 */
@Readiness
@ApplicationScoped
class KeysReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(KeysReadiness.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final TenantConfigBean tenants;

    KeysReadiness(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @Override
    public HealthCheckResponse call() {
        var server = tenants.getDefaultTenant();
        if (!server.ready()) {
            try {
                server.initialize().await().atMost(TIMEOUT);
                LOG.info("The keys of the authorization server are here");
            } catch (RuntimeException away) {
                LOG.debug("The authorization server is away", away);
            }
        }
        return HealthCheckResponse.named("the keys of the authorization server are here")
                .status(server.ready())
                .build();
    }
}
