package fr.contratdeville.programme;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/** A real PostgreSQL and an authorization server, started once for all tests. */
public class Environment implements QuarkusTestResourceLifecycleManager {
    static final MockOAuth2Server AUTHORIZATION_SERVER = new MockOAuth2Server();

    private static EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new IllegalStateException("The embedded PostgreSQL does not start", failure);
        }
        AUTHORIZATION_SERVER.start();
        return Map.ofEntries(
                Map.entry("required.database-url", postgres.getJdbcUrl("postgres", "postgres")),
                Map.entry("required.database-user", "postgres"),
                Map.entry("required.database-password", "postgres"),
                Map.entry(
                        "required.issuer",
                        AUTHORIZATION_SERVER.issuerUrl(Tokens.ISSUER).toString()),
                Map.entry("collectivity.siren", "244200770"),
                Map.entry("collectivity.name", "Saint-Étienne Métropole"),
                Map.entry("collectivity.department", "042"),
                // The webhook receiver of the tests is on this machine, and the timeouts are short.
                Map.entry("webhook.loopback-allowed", "true"),
                Map.entry("webhook.backoff", "PT0.2S,PT0.2S"),
                Map.entry("webhook.timeout", "PT1S"),
                Map.entry("webhook.retry-every", "PT0.2S"));
    }

    /** A direct connection to the database of the service. */
    public static Connection database() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    @Override
    public void stop() {
        AUTHORIZATION_SERVER.shutdown();
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new IllegalStateException("The embedded PostgreSQL does not stop", failure);
        }
    }
}
