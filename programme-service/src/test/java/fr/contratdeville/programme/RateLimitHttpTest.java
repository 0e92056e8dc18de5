package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;

/** The answers of the rate limit, with five requests in ten minutes. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
@TestProfile(RateLimitHttpTest.Strict.class)
class RateLimitHttpTest {
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rate-limit.requests", "5", "rate-limit.window", "PT10M", "TRUSTED_PROXIES", "127.0.0.1");
        }
    }

    private static String client(String name) {
        var claims = Map.<String, Object>of("groups", List.of("funder"), "funder", "CGET");
        return Environment.AUTHORIZATION_SERVER
                .issueToken(
                        Tokens.ISSUER,
                        name,
                        new DefaultOAuth2TokenCallback(
                                Tokens.ISSUER, name, "JWT", List.of("contrat-de-ville"), claims, 3600))
                .serialize();
    }

    @Test
    void eachClientHasItsOwnLimitAndGetsItsRemainder() {
        var feed = "/v1/funders/CGET/cofinancing-changes";
        for (var remaining = 4; remaining >= 0; remaining--) {
            get(client("one"), feed + (remaining == 2 ? "?wait=1" : ""))
                    .statusCode(200)
                    .header("RateLimit-Policy", is("\"default\";q=5;w=600"))
                    .header("RateLimit", containsString("\"default\";r=" + remaining + ";t="));
        }
        get(client("one"), feed)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", Integer::parseInt, greaterThan(0))
                .header("RateLimit", matchesPattern("\"default\";r=0;t=\\d+"))
                .body("type", is("/problems/too-many-requests"))
                .body("instance", is(feed));
        get(client("other"), feed).statusCode(200);
    }

    /** Refused requests count, so that a faulty loop is limited too. */
    @Test
    void refusedAndUnknownRequestsCountToo() {
        var lost = client("lost");
        given().auth().oauth2(lost).get("/v1/nothing-here").then().statusCode(404);
        given().auth().oauth2(lost).get("/v1/nothing/there").then().statusCode(404);
        given().auth().oauth2(lost).delete("/v1/funders").then().statusCode(405);
        Api.wronglyAs(lost).get("/v1/funders").then().statusCode(403);
        Api.wronglyAs(lost).get("/v1/funders").then().statusCode(403).header("RateLimit", containsString("r=0"));
        Api.wronglyAs(lost).get("/v1/funders").then().statusCode(429);
    }

    @Test
    void withoutATokenTheIpAddressCounts() {
        for (var at = 0; at < 5; at++) {
            get(null, "/v1/tranches").statusCode(200);
        }
        get(null, "/v1/tranches").statusCode(429);
        get(client("third"), "/v1/tranches").statusCode(200);
    }

    @Test
    void refusedTokensCountForTheirAddressAlsoOnPublicOperationsAndTheContract() {
        for (var path : new String[] {"/v1/tranches", "/v1/funders", "/q/openapi", "/q/swagger-ui/", "/v1/tranches"}) {
            from("192.0.2.1")
                    .auth()
                    .oauth2("nonsense")
                    .get(path)
                    .then()
                    .header("RateLimit-Policy", is("\"default\";q=5;w=600"));
        }
        for (var path : new String[] {"/v1/tranches", "/q/openapi", "/q/swagger-ui/"}) {
            from("192.0.2.1")
                    .get(path)
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Access-Control-Allow-Origin", is("*"))
                    .body("instance", is(path));
        }
        from("2001:db8::1").get("/v1/tranches").then().statusCode(200);
    }

    /** The connection comes from an address that is no trusted proxy. */
    @Test
    void nobodyElseNamesAnAddress() throws Exception {
        for (var request = 1; request <= 6; request++) {
            try (var socket = new Socket("127.0.0.1", RestAssured.port, InetAddress.getByName("127.0.0.2"), 0)) {
                socket.getOutputStream()
                        .write(
                                "GET /v1/tranches HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.%d\r\nConnection: close\r\n\r\n"
                                        .formatted(100 + request)
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 " + (request < 6 ? 200 : 429));
            }
        }
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }
}
