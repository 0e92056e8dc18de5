package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Ports ports = FreePorts.find();

    private DataFolder folder;
    private AuthorizationServer server;

    @BeforeAll
    void start(@TempDir Path path) {
        folder = new DataFolder(path.resolve("data"));
        server = new AuthorizationServer(folder, ports);
    }

    @AfterAll
    void stop() {
        server.close();
        folder.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachClientGetsATokenWithItsClaimsForItsSecret(Client client) throws Exception {
        var answer = token(client.id(), client.secret(folder), "client_credentials");
        assertThat(answer.statusCode()).isEqualTo(200);
        var claims = claims(answer);
        assertThat(claims.get("iss").asText()).isEqualTo(server.issuer());
        assertThat(claims.get("aud").asText()).isEqualTo("contrat-de-ville");
        assertThat(claims.get("sub").asText()).isEqualTo(client.id());
        assertThat(claims.get("groups")).hasSize(1);
    }

    @Test
    void theTokenOfTheStateContainsItsFunder() throws Exception {
        var claims = claims(token("cget", Client.CGET.secret(folder), "client_credentials"));
        assertThat(claims.get("groups").get(0).asText()).isEqualTo("funder");
        assertThat(claims.get("funder").asText()).isEqualTo("CGET");
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        var answer = token("agent", Client.ASSEMBLY.secret(folder), "client_credentials");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
    }

    @Test
    void anUnknownClientIsRefused() throws Exception {
        assertThat(token("nobody", "secret", "client_credentials").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "authorization_code", "refresh_token", ""})
    void onlyClientCredentialsAreExchanged(String grant) throws Exception {
        assertThat(token("agent", Client.AGENT.secret(folder), grant).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/suite/authorize", "/suite/debugger", "/other/token", "/"})
    void otherPathsOfTheLibraryAreNotServed(String path) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + ports.authorization() + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void onlyASwaggerUiMayRequestTokensInABrowser() throws Exception {
        assertThat(preflight("http://localhost:" + ports.programme())
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .contains("http://localhost:" + ports.programme());
        assertThat(preflight("http://example.org").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void theIssuerIsTheSameForEveryHostHeader() throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.authorization()
                                + "/suite/.well-known/openid-configuration"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(Api.JSON.readTree(answer.body()).get("issuer").asText()).isEqualTo(server.issuer());
    }

    @Test
    void theSigningKeyIsTheSameAfterARestart() throws Exception {
        var before = keys();
        server.close();
        server = new AuthorizationServer(folder, ports);
        assertThat(keys()).isEqualTo(before);
    }

    private String keys() throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(server.issuer() + "/jwks"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.issuer() + "/token"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> token(String client, String secret, String grant)
            throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes());
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.issuer() + "/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=" + grant))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode claims(HttpResponse<String> answer) throws IOException {
        var token = Api.JSON.readTree(answer.body()).get("access_token").asText();
        return Api.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
