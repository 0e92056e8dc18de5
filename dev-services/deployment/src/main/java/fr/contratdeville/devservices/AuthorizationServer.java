package fr.contratdeville.devservices;

import io.quarkus.deployment.builditem.Startable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.jboss.logging.Logger;

/**
 * Gives an access token to every client that asks, whatever its secret; {@code authorization-server.json} has the roles.
 * The address is always the same, and so are the keys: tokens stay valid when the service is restarted. Where the dev mode
 * of the other service has started it already, it is used by both, so that the services accept each other's tokens.
 */
class AuthorizationServer implements Startable {
    private static final Logger LOG = Logger.getLogger(AuthorizationServer.class);
    private static final int PORT = 8090;
    private static final String ISSUER = "http://localhost:" + PORT + "/suite";

    private MockOAuth2Server server;

    @Override
    public void start() {
        var address = InetAddress.getLoopbackAddress();
        if (isFree(address)) {
            server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(config()));
            server.start(address, PORT);
        }
        LOG.infof("""
                The clients agent, assembly, member, auditor, cget (a funder) and agasef (a carrier) get tokens with any \
                secret. In Swagger UI: « Authorize ». In a shell:
                  TOKEN=$(curl -s -u agent:any -d grant_type=client_credentials %s/token \
                | sed -n 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/p')""", ISSUER);
    }

    private static boolean isFree(InetAddress address) {
        try (var probe = new ServerSocket(PORT, 1, address)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static String config() {
        try (var config = AuthorizationServer.class.getResourceAsStream("/authorization-server.json")) {
            return new String(config.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String getConnectionInfo() {
        return ISSUER;
    }

    @Override
    public String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
        }
    }
}
