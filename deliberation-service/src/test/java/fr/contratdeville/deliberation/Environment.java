package fr.contratdeville.deliberation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/**
 * The environment of the service, started once for all tests: PostgreSQL with a database for each service, an
 * authorization server, and the real programme-service behind a gateway that records its calls.
 */
public class Environment implements QuarkusTestResourceLifecycleManager {
    /** Returns a token of deliberation-service with its role, by client credentials. */
    static final MockOAuth2Server AUTHORIZATION_SERVER = new MockOAuth2Server(OAuth2Config.Companion.fromJson("""
            {"tokenCallbacks": [{"issuerId": "suite", "requestMappings": [
              {"requestParam": "client_id", "match": "deliberation-service",
               "claims": {"sub": "deliberation-service", "aud": ["contrat-de-ville"], "groups": ["deliberation"]}}]}]}
            """));

    public static Gateway gateway;
    public static ProgrammeProcess programme;
    private static EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database programme");
                statement.execute("create database deliberation");
            }
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL did not start", failure);
        }
        AUTHORIZATION_SERVER.start();
        var issuer = AUTHORIZATION_SERVER.issuerUrl(Tokens.ISSUER).toString();
        programme = new ProgrammeProcess(postgres.getJdbcUrl("postgres", "programme"), issuer);
        programme.start();
        gateway = new Gateway(programme.url());
        gateway.start();
        return Map.ofEntries(
                Map.entry("DELIBERATION_DATABASE_URL", postgres.getJdbcUrl("postgres", "deliberation")),
                Map.entry("DELIBERATION_DATABASE_USER", "postgres"),
                Map.entry("DELIBERATION_DATABASE_PASSWORD", "postgres"),
                Map.entry("OIDC_ISSUER", issuer),
                Map.entry("OIDC_CLIENT_ID", "deliberation-service"),
                Map.entry("OIDC_CLIENT_SECRET", "secret"),
                Map.entry("PROGRAMME_URL", gateway.url()),
                Map.entry("BALLOT_URN_KEY", "a key of 32 characters, for tests"),
                // Short delays, so that retries take seconds instead of minutes.
                Map.entry("outbox.every", "PT0.2S"),
                Map.entry("outbox.first-delay", "PT0.1S"),
                Map.entry("outbox.longest-delay", "PT0.4S"),
                Map.entry("outbox.refused-delay", "PT0.5S"),
                Map.entry("outbox.compare-after", "PT1S"),
                Map.entry("outbox.late-after", "PT1S"),
                Map.entry(circuit("tranche"), "300"),
                Map.entry(circuit("actions"), "300"),
                Map.entry(circuit("hold"), "300"),
                Map.entry(circuit("release"), "300"),
                Map.entry(circuit("decide"), "300"),
                Map.entry(circuit("enforce"), "300"));
    }

    private static String circuit(String method) {
        return "fr.contratdeville.deliberation.programme.ProgrammeClient/" + method + "/CircuitBreaker/delay";
    }

    /** A connection to the database of deliberation-service. */
    public static Connection database() throws SQLException {
        return postgres.getDatabase("postgres", "deliberation").getConnection();
    }

    /** A connection to the database of programme-service. */
    static Connection programmeDatabase() throws SQLException {
        return postgres.getDatabase("postgres", "programme").getConnection();
    }

    @Override
    public void stop() {
        if (gateway != null) {
            gateway.stop();
        }
        if (programme != null) {
            programme.stop();
        }
        AUTHORIZATION_SERVER.shutdown();
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", failure);
        }
    }
}
