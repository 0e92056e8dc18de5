package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request that was returned is corrected as the next version, and one that was withdrawn stays in the feed. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class CorrectionTest extends PullingFunder {
    @Test
    void returnedItIsCorrectedAsTheNextVersion() throws Exception {
        var id = received(sample.semaines);
        var path = "/v1/cofinancing-requests/" + id;
        var seen = get(token, path + "/versions/1").extract().asByteArray();
        String digest = get(token, path).extract().path("digest");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seen)))
                .isEqualTo(digest);
        assertThat(new String(seen, StandardCharsets.UTF_8)).startsWith("{\"action\":{\"carrier\":");
        correct(id, "2000.00", "17003.00").statusCode(409).body("type", is("/problems/request-moved-on"));

        var back = Map.of("version", 1, "reason", "Il manque la part de la ville");
        put(path + "/return", back).statusCode(201);
        put(path + "/return", back).statusCode(200);
        get(token, path).body("state", is("RETURNED")).body("returned.reason", is("Il manque la part de la ville"));
        correct(id, "2000.00", "17003.01").statusCode(422).body("type", is("/problems/financing-plan-unbalanced"));
        get(token, path).body("state", is("RETURNED")).body("version", is(1));

        correct(id, "1800.00", "17203.00")
                .statusCode(201)
                .header("Location", containsString(path + "/versions/2"))
                .body("state", is("SUBMITTED"))
                .body("version", is(2))
                .body("requestedAmount", is("1800.00"))
                .body("receipt", nullValue());

        assertThat(get(token, path + "/versions/1").extract().asByteArray()).isEqualTo(seen);
        get(token, path + "/versions/2").body("requestedAmount", is("1800.00")).body("version", is(2));
        get(token, path + "/versions/3").statusCode(404);
        get(token, path).body("digest", not(equalTo(digest)));
        put(path + "/receipt", receipt(1, "REF-" + id)).statusCode(200);
        get(token, path).body("state", is("SUBMITTED"));
        decide(id, "*", decision("GRANTED", "2000.00", null))
                .statusCode(409)
                .body("type", is("/problems/version-superseded"));
        put(path + "/receipt", receipt(2, "REF-2-" + id)).statusCode(201);
        var second = decision("GRANTED", "1800.00", null);
        second.put("version", 2);
        decide(id, "*", second).statusCode(201);
        get(token, feed)
                .body(
                        "items.type.drop(2)",
                        contains(
                                "REQUEST_RECEIVED",
                                "REQUEST_RETURNED",
                                "REQUEST_CORRECTED",
                                "REQUEST_RECEIVED",
                                "REQUEST_DECIDED"))
                .body("items.version.drop(2)", contains(1, 1, 2, 2, 2));
    }

    @Test
    void whatWasToldOfAnEarlierVersionIsRecognisedStill() {
        var id = received(sample.semaines);
        var path = "/v1/cofinancing-requests/" + id;
        var back = Map.of("version", 1, "reason", "Il manque la part de la ville");
        put(path + "/review", Map.of("version", 1)).statusCode(201);
        put(path + "/return", back).statusCode(201);
        correct(id, "1800.00", "17203.00").statusCode(201);
        put(path + "/receipt", receipt(2, "REF-2-" + id)).statusCode(201);
        put(path + "/review", Map.of("version", 2)).statusCode(201);

        put(path + "/receipt", receipt(1, "REF-" + id)).statusCode(200);
        put(path + "/review", Map.of("version", 1)).statusCode(200);
        put(path + "/return", back).statusCode(200);
        put(path + "/review", Map.of("version", 2)).statusCode(200);
        put(path + "/review", Map.of("version", 3)).statusCode(409);
        get(token, path).body("state", is("UNDER_REVIEW")).body("version", is(2));
        get(token, feed).body("items", hasSize(8));
    }

    private ValidatableResponse correct(String id, String requested, String rest) {
        return Api.as(Tokens.AGENT)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "requestedAmount",
                        requested,
                        "directExpenses",
                        "4000.00",
                        "financingPlan",
                        List.of(
                                Map.of("source", funder, "amount", requested),
                                Map.of("source", "Saint-Étienne Métropole", "amount", rest))))
                .post("/v1/cofinancing-requests/" + id + "/versions")
                .then();
    }

    @Test
    void withdrawnItStaysInTheFeedUnderItsId() {
        var id = received(sample.rencontre);
        var path = "/v1/cofinancing-requests/" + id;
        Api.put(Tokens.AGENT, path + "/withdrawal", Map.of("reason", "N'aura pas lieu"))
                .statusCode(200)
                .body("state", is("WITHDRAWN"));

        get(token, path).body("withdrawal.reason", is("N'aura pas lieu")).body("expectedReceipt.amount", is("0.00"));
        chapter74("2000.00");
        get(token, feed).body("items[3].type", is("REQUEST_WITHDRAWN")).body("items[3].requestId", is(id));
        decide(id, "*", decision("GRANTED", "2000.00", null)).statusCode(409);

        var other = received(sample.semaines);
        decide(other, "*", decision("GRANTED", "2000.00", null)).statusCode(201);
        Api.put(Tokens.AGENT, "/v1/cofinancing-requests/" + other + "/withdrawal", Map.of("reason", "Trop tard"))
                .statusCode(409)
                .body("type", is("/problems/request-moved-on"));
    }
}
