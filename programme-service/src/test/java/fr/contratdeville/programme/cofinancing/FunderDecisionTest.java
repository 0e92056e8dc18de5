package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a funder records on a request: receipt, decision, notification and payment. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class FunderDecisionTest extends PullingFunder {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"2019-03-20\"`, a day",
                "`\"2019-03-20T09:30:00\"`, no offset",
                "`1553070600`, a number",
                "`\"2019-02-30T09:30:00Z\"`, no such day",
                "`null`, nothing",
            })
    void anInstantHasOneForm(String json, String why) {
        var id = request(sample.semaines);
        Api.wronglyAs(token)
                .contentType(ContentType.JSON)
                .body("{\"version\":1,\"funderReference\":\"R\",\"receivedAt\":" + json + "}")
                .put("/v1/cofinancing-requests/" + id + "/receipt")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/receivedAt"));
    }

    /** The same receipt from many sides at once: one is the first, and the feed tells of one. */
    @Test
    void aReceiptThatRacesItselfHappensOnce() throws Exception {
        var path = "/v1/cofinancing-requests/" + request(sample.semaines) + "/receipt";
        var pool = Executors.newFixedThreadPool(8);
        Callable<Integer> tell = () -> put(path, receipt(1, "R")).extract().statusCode();
        var answers = pool.invokeAll(Collections.nCopies(16, tell));
        var statuses = new ArrayList<Integer>();
        for (var answer : answers) {
            statuses.add(answer.get());
        }
        pool.shutdown();
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        get(token, feed).body("items.type.drop(2)", contains("REQUEST_RECEIVED"));
    }

    @Test
    void aGrantIsNotifiedThenPaid() {
        var id = received(sample.semaines);
        var path = "/v1/cofinancing-requests/" + id;
        put(path + "/review", Map.of("version", 1)).statusCode(201);
        put(path + "/review", Map.of("version", 1)).statusCode(200);
        get(token, path).body("state", is("UNDER_REVIEW"));
        put(path + "/notification", Map.of("notifiedOn", "2019-04-26"))
                .statusCode(409)
                .body("type", is("/problems/request-moved-on"));
        decide(id, "*", decision("GRANTED", "2000.00", null)).statusCode(201);
        get(token, path).body("state", is("GRANTED")).body("notifiedOn", nullValue());
        put(path + "/payment", Map.of("amount", "2000.00", "paidOn", "2019-11-28"))
                .statusCode(409);

        put(path + "/notification", Map.of("notifiedOn", "2019-04-11"))
                .statusCode(400)
                .body("errors[0].pointer", is("/notifiedOn"));
        put(path + "/notification", Map.of("notifiedOn", "2019-04-26")).statusCode(201);
        put(path + "/notification", Map.of("notifiedOn", "2019-04-26")).statusCode(200);
        put(path + "/notification", Map.of("notifiedOn", "2019-04-27")).statusCode(409);
        get(token, path).body("state", is("NOTIFIED")).body("decision.outcome", is("GRANTED"));

        put(path + "/payment", Map.of("amount", "2000.01", "paidOn", "2019-11-28"))
                .statusCode(422)
                .body("rule", is("F8"));
        var payment = Map.of("amount", "1800.00", "paidOn", "2019-11-28", "reference", "DP-118842");
        put(path + "/payment", payment).statusCode(201);
        put(path + "/payment", payment).statusCode(200);
        get(token, path)
                .body("state", is("PAID"))
                .body("payment.amount", is("1800.00"))
                .body("expectedReceipt.amount", is("1800.00"));
        chapter74("3800.00");
        get(token, feed)
                .body(
                        "items.type.drop(2)",
                        contains(
                                "REQUEST_RECEIVED",
                                "REVIEW_STARTED",
                                "REQUEST_DECIDED",
                                "DECISION_NOTIFIED",
                                "PAYMENT_ANNOUNCED"));
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "GRANTED, 2000.00, -, 201, -",
                "GRANTED, 1999.99, -, 422, grant-not-as-requested",
                "GRANTED, 2000.01, -, 422, grant-not-as-requested",
                "GRANTED, -, -, 422, grant-not-as-requested",
                "PARTIALLY_GRANTED, 0.01, -, 201, -",
                "PARTIALLY_GRANTED, 1999.99, -, 201, -",
                "PARTIALLY_GRANTED, 2000.00, -, 422, grant-not-as-requested",
                "PARTIALLY_GRANTED, 2500.00, -, 422, grant-not-as-requested",
                "PARTIALLY_GRANTED, 0.00, -, 400, invalid-request",
                "REFUSED, -, Hors priorités 2019, 201, -",
                "REFUSED, -, -, 422, refusal-without-reason",
                "REFUSED, -, '  ', 400, invalid-request",
                "REFUSED, 100.00, Hors priorités 2019, 422, grant-not-as-requested",
                "INELIGIBLE, -, Hors périmètre, 201, -",
                "INELIGIBLE, -, -, 422, refusal-without-reason",
            })
    void aDecisionFollowsF15(String outcome, String amount, String reason, int status, String problem) {
        var id = received(sample.semaines);
        var answer = Api.wronglyAs(token)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(decision(outcome, amount, reason))
                .put("/v1/cofinancing-requests/" + id + "/decision")
                .then()
                .statusCode(status);

        get(token, "/v1/cofinancing-requests/" + id).body("state", is(status == 201 ? outcome : "RECEIVED"));
        if (status == 422) {
            answer.body("type", is("/problems/" + problem)).body("rule", is("F15"));
        }
        if (status == 201 && amount == null) {
            chapter74("2000.00");
        }
    }

    @Test
    void aDecisionNeedsIfMatchAReceiptAndTheVersionAsItIs() {
        var id = request(sample.semaines);
        Api.wronglyAs(token)
                .contentType(ContentType.JSON)
                .body(decision("GRANTED", "2000.00", null))
                .put("/v1/cofinancing-requests/" + id + "/decision")
                .then()
                .statusCode(428);
        decide(id, "*", decision("GRANTED", "2000.00", null))
                .statusCode(409)
                .body("type", is("/problems/request-moved-on"));
        received(sample.semaines);
        var ofAnother = decision("GRANTED", "2000.00", null);
        ofAnother.put("version", 2);
        decide(id, "*", ofAnother)
                .statusCode(409)
                .body("type", is("/problems/version-superseded"))
                .body("rule", is("F14"));
    }

    /** Days are those of Paris; the clock of a caller may be a few minutes ahead. */
    @Test
    void nothingIsToldOfDaysToComeNorInTheWrongOrder() {
        var id = request(sample.semaines);
        var path = "/v1/cofinancing-requests/" + id;
        var toCome = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(2).toString();
        var early = new LinkedHashMap<>(receipt(1, "REF-" + id));
        early.put("receivedAt", Instant.now().plusSeconds(3_600).toString());
        refusedAt("/receivedAt", put(path + "/receipt", early));
        early.put("receivedAt", Instant.now().plusSeconds(30).toString());
        put(path + "/receipt", early).statusCode(201);

        var decision = decision("GRANTED", "2000.00", null);
        decision.put("decidedOn", toCome);
        refusedAt("/decidedOn", decide(id, "*", decision));
        decision.put("decidedOn", "2019-04-12");
        decision.put("legalCommitment", " \t ");
        refusedAt(
                "/legalCommitment",
                Api.wronglyAs(token)
                        .header("If-Match", "*")
                        .contentType(ContentType.JSON)
                        .body(decision)
                        .put(path + "/decision")
                        .then());
        decision.put("legalCommitment", "2103456789");
        decide(id, "*", decision).statusCode(201);

        refusedAt("/notifiedOn", put(path + "/notification", Map.of("notifiedOn", toCome)));
        put(path + "/notification", Map.of("notifiedOn", "2019-04-26")).statusCode(201);
        for (var day : List.of(toCome, "2019-04-25")) {
            refusedAt("/paidOn", put(path + "/payment", Map.of("amount", "2000.00", "paidOn", day)));
        }
        put(path + "/payment", Map.of("amount", "2000.00", "paidOn", "2019-04-26"))
                .statusCode(201);
    }
}
