package fr.contratdeville.programme.webhook;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Puller;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications: signed, repeated until success, logged, and sent to public addresses only. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class WebhookTest {
    private final String funder =
            "W" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 8);
    private final String token = Tokens.funder(funder);
    private final String path = "/v1/funders/" + funder + "/webhook";
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private volatile int status = 204;
    private volatile Duration delay = Duration.ZERO;

    private record Received(String id, String timestamp, String signature, String body, String uri) {}

    @BeforeEach
    void listen() throws IOException {
        Tranche2019.funder(funder);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst("webhook-id"),
                headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestURI().toString()));
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private ValidatableResponse register(String url) {
        return Api.wronglyAs(token)
                .contentType(ContentType.JSON)
                .body(Map.of("url", url))
                .put(path)
                .then();
    }

    private String address() {
        return "http://localhost:" + receiver.getAddress().getPort() + "/notifications?from=suite";
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(token, path + "/deliveries").body("items[0].state", is(state)));
    }

    @Test
    void aSignedNotificationPointsToTheFeed() throws Exception {
        String secret = register(address())
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("secret", startsWith("whsec_"))
                .extract()
                .path("secret");
        register(address()).statusCode(200).body("secret", nullValue());
        get(token, path).body("url", is(address())).body("secret", nullValue());
        get(token, path + "/deliveries").body("items", hasSize(0));

        Tranche2019.ofOwnActions(funder).adopted();

        await().atMost(Duration.ofSeconds(10)).until(() -> !received.isEmpty());
        awaitState("DELIVERED");
        var notification = received.get(0);
        assertThat(notification.uri()).isEqualTo("/notifications?from=suite");
        assertThat(Long.parseLong(notification.timestamp()))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = notification.id() + "." + notification.timestamp() + "." + notification.body();
        assertThat(notification.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));

        JsonNode body = Puller.JSON.readTree(notification.body());
        assertThat(body.at("/type").asText()).isEqualTo("cofinancing.changed");
        assertThat(body.at("/data/funder").asText()).isEqualTo(funder);
        assertThat(notification.body()).as("no data in the notification").doesNotContain("Semaines");
        get(token, body.at("/data/changes").asText()).body("items", hasSize(2));
        get(token, path + "/deliveries")
                .body("items[0].id", is(notification.id()))
                .body("items[0].attempts", is(1))
                .body("items[0].lastStatus", is(204))
                .body("items[0].lastProblem", nullValue());
    }

    @Test
    void aFailedNotificationIsRepeatedWithItsIdThenAbandonedAndTheNextChangeSendsAnother() {
        status = 503;
        register(address()).statusCode(201);
        var sample = Tranche2019.ofOwnActions(funder).adopted();

        awaitState("FAILED");
        assertThat(received).hasSize(3);
        assertThat(received)
                .extracting(Received::id)
                .containsOnly(received.get(0).id());
        get(token, path + "/deliveries")
                .body("items", hasSize(1))
                .body("items[0].attempts", is(3))
                .body("items[0].lastStatus", is(503))
                .body("items[0].lastProblem", is("status"));

        status = 200;
        String id = get(token, "/v1/cofinancing-requests").extract().path("items[0].id");
        Api.put(Tokens.AGENT, "/v1/cofinancing-requests/" + id + "/withdrawal", Map.of("reason", "N'aura pas lieu"))
                .statusCode(200);
        awaitState("DELIVERED");
        get(token, path + "/deliveries").body("items", hasSize(2));
        assertThat(sample.tranche).isNotNull();
    }

    @Test
    void redirectsAreNotFollowedAndClosedPortsAreReported() {
        status = 302;
        register(address()).statusCode(201);
        Tranche2019.ofOwnActions(funder).adopted();
        awaitState("FAILED");
        assertThat(received).extracting(Received::uri).containsOnly("/notifications?from=suite");
        get(token, path + "/deliveries").body("items[0].lastStatus", is(302));

        receiver.stop(0);
        String id = get(token, "/v1/cofinancing-requests").extract().path("items[0].id");
        Api.put(Tokens.AGENT, "/v1/cofinancing-requests/" + id + "/withdrawal", Map.of("reason", "N'aura pas lieu"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(token, path + "/deliveries")
                        .body("items", hasSize(2))
                        .body("items[0].state", is("FAILED"))
                        .body("items[0].lastStatus", nullValue())
                        .body("items[0].lastProblem", is("connection")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/notifications",
                "https://169.254.169.254/latest",
                "https://[fd00::1]/",
                "http://1.1.1.1/",
                "https://nowhere.invalid/",
                "nothing",
                "ftp://localhost/",
                "http://localhost:99999/x",
                "http://localhost:0/",
            })
    void anAddressThatIsNotPublicIsRefused(String url) {
        register(url)
                .statusCode(422)
                .body("type", is("/problems/webhook-address-refused"))
                .body("errors[0].pointer", is("/url"));
        get(token, path).statusCode(404);
    }

    /** The reason does not show whether an internal name exists. */
    @Test
    void anUnknownHostIsRefusedLikeOneThatIsNotPublic() {
        for (var scheme : List.of("https", "http")) {
            String unknown = register(scheme + "://nowhere.invalid/").extract().path("detail");
            String inner = register(scheme + "://10.0.0.1/").extract().path("detail");
            assertThat(unknown).isEqualTo(inner);
        }
    }

    /** The state after hours of failures: the next attempt is much later. */
    private void delayPendingNotification() throws SQLException {
        execute("insert into webhook_delivery (id, funder, url, since, state, attempts, created_at, next_attempt_at)"
                + " values (gen_random_uuid(), '" + funder + "', 'http://localhost:1/dead', 'x', 'PENDING', 5, now(),"
                + " now() + interval '8 hours')");
    }

    private static void execute(String sql) throws SQLException {
        try (var database = Environment.database();
                var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void aNotificationToARemovedAddressDoesNotBlockTheNextAddress() throws Exception {
        register("http://localhost:1/dead").statusCode(201);
        delayPendingNotification();
        Api.as(token).header("If-Match", "*").delete(path).then().statusCode(204);
        get(token, path + "/deliveries")
                .body("items[0].state", is("FAILED"))
                .body("items[0].lastProblem", is("unregistered"));

        register(address()).statusCode(201);
        Tranche2019.ofOwnActions(funder).adopted();
        await().atMost(Duration.ofSeconds(10)).until(() -> !received.isEmpty());
    }

    /** An answer after the removal changes neither the log nor the notifications to the next address. */
    @Test
    void anAnswerAfterTheRemovalHasNoEffect() throws Exception {
        delay = Duration.ofMillis(700);
        register(address()).statusCode(201);
        Tranche2019.ofOwnActions(funder).adopted();
        await().atMost(Duration.ofSeconds(10)).until(() -> !received.isEmpty());
        Api.as(token).header("If-Match", "*").delete(path).then().statusCode(204);
        Thread.sleep(1_500);
        get(token, path + "/deliveries")
                .body("items[0].state", is("FAILED"))
                .body("items[0].lastProblem", is("unregistered"));
    }

    @Test
    void notificationsWithoutAnAddressDoNotBlockOthers() throws Exception {
        register(address()).statusCode(201);
        execute("with other as (insert into funder (id, revision, code, name)"
                + " select gen_random_uuid(), 0, '" + funder + "-' || n, 'Nobody' from generate_series(1, 150) n"
                + " returning code)"
                + " insert into webhook_delivery (id, funder, url, since, state, attempts, created_at, next_attempt_at)"
                + " select gen_random_uuid(), code, 'http://localhost:1/', 'x', 'PENDING', 1, now(),"
                + " now() - interval '1 day' from other");
        Tranche2019.ofOwnActions(funder).adopted();
        await().atMost(Duration.ofSeconds(10)).until(() -> !received.isEmpty());
    }

    /** An invalid secret, which cannot be registered: it causes an unexpected error. */
    @Test
    void anErrorAffectsOneNotificationOnly() throws Exception {
        register(address()).statusCode(201);
        execute("update funder_webhook set secret = 'whsec_%' where funder = '" + funder + "'");
        Tranche2019.ofOwnActions(funder).adopted();
        awaitState("FAILED");
        get(token, path + "/deliveries").body("items[0].attempts", is(3)).body("items[0].lastProblem", is("internal"));
        assertThat(received).isEmpty();
    }

    /** A certificate that is not trusted: nothing is sent. */
    @Test
    void aReceiverNeedsATrustedCertificate(@TempDir Path folder) throws Exception {
        var store = folder.resolve("keys");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "nobody",
                        "-validity",
                        "2")
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "nobody".toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "nobody".toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        secure.createContext("/", this::take);
        secure.start();
        try {
            register("https://localhost:" + secure.getAddress().getPort() + "/").statusCode(201);
            Tranche2019.ofOwnActions(funder).adopted();
            awaitState("FAILED");
            get(token, path + "/deliveries").body("items[0].lastProblem", is("connection"));
            assertThat(received).isEmpty();
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aWebhookIsPrivateAndCanBeDeleted() {
        register(address()).statusCode(201);
        register("http://localhost:1/other").statusCode(409);
        get(Tokens.ANCT, path).statusCode(404);
        get(Tokens.ANCT, path + "/deliveries").statusCode(404);
        Api.as(Tokens.ANCT).header("If-Match", "*").delete(path).then().statusCode(404);
        Api.put(Tokens.ANCT, path, Map.of("url", address())).statusCode(404);
        var nobody = "N" + funder;
        Api.put(Tokens.funder(nobody), "/v1/funders/" + nobody + "/webhook", Map.of("url", address()))
                .statusCode(404);

        Api.as(token).header("If-Match", "*").delete(path).then().statusCode(204);
        get(token, path).statusCode(404);
        Tranche2019.ofOwnActions(funder).adopted();
        register("http://localhost:1/other").statusCode(201);
        get(token, path + "/deliveries").body("items", hasSize(0));
        assertThat(received).isEmpty();
    }
}
