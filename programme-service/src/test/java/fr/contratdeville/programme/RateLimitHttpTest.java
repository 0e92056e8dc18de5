package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
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
            return Map.of("rate-limit.requests", "5", "rate-limit.window", "PT10M");
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
}
