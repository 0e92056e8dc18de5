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
 * Gives the clients of the suite their access tokens, for their secrets (grant {@code client_credentials}). The library
 * would give any token to anyone; {@link AuthorizationHttpServer} lets through only what such a server would accept.
 */
final class AuthorizationServer implements AutoCloseable {
    private static final String ISSUER = "suite";
    private static final int KEY_BITS = 2048;
    private static final long TOKEN_SECONDS = 3600;

    private final MockOAuth2Server server;
    private final String url;

    AuthorizationServer(DataFolder folder, Ports ports) {
        // The library touches Netty without serving by it; newer JDKs warn of what Netty does to be fast.
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

    /** The issuer, as the tokens name it. */
    String issuer() {
        return url;
    }

    /** The same in every run, so that services and callers that outlive the server need not notice. */
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

    /** What a token says is said by the client that asks for it. */
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
