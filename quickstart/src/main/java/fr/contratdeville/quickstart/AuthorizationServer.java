package fr.contratdeville.quickstart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * Issues access tokens to the clients of the suite (grant {@code client_credentials}). The library issues any token
 * to anyone; {@link AuthorizationHttpServer} checks the requests first.
 */
final class AuthorizationServer implements AutoCloseable {
    private static final String ISSUER = "suite";
    private static final int KEY_BITS = 2048;
    private static final long TOKEN_SECONDS = 3600;

    private final MockOAuth2Server server;
    private final String url;

    AuthorizationServer(DataFolder folder, Ports ports) {
        // The library loads Netty without using it as a server; newer JDKs warn about its use of Unsafe.
        System.setProperty("io.netty.noUnsafe", "true");
        url = "http://localhost:" + ports.authorization() + "/" + ISSUER;
        var keys = new KeyProvider(List.of(signingKey(folder)), "RS256");
        var config = new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys),
                Set.<OAuth2TokenCallback>of(new ClientTokens()),
                new AuthorizationHttpServer(folder, ports, "/" + ISSUER));
        server = new MockOAuth2Server(config);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), ports.authorization());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The issuer in the tokens. */
    String issuer() {
        return url;
    }

    /** The key is the same in every run, so that tokens and cached keys stay valid after a restart. */
    private static JWK signingKey(DataFolder folder) {
        try {
            return JWK.parse(folder.secret("signing-key", () -> {
                try {
                    return new RSAKeyGenerator(KEY_BITS).generate().toJSONString();
                } catch (JOSEException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }));
        } catch (ParseException damaged) {
            throw new StartupException("The signing key in " + folder.path() + " is damaged.", damaged);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** The claims of a token depend on the client that requests it. */
    private static final class ClientTokens implements OAuth2TokenCallback {
        @Override
        public String issuerId() {
            return ISSUER;
        }

        @Override
        public String subject(TokenRequest request) {
            return client(request).id();
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return client(request).audience();
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return client(request).claims();
        }

        @Override
        public long tokenExpiry() {
            return TOKEN_SECONDS;
        }

        private static Client client(TokenRequest request) {
            return Client.of(request.getClientAuthentication().getClientID().getValue())
                    .orElseThrow();
        }
    }
}
