package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pull of a funder. Each test uses its own funder and reads its feed from the start. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class FunderPullTest {
    private static final String ACT = "042-244200770-20190307-D20190008110-DE";

    private final String funder = "F"
            + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT).substring(0, 8);
    private final String token = Tokens.funder(funder);
    private final String feed = "/v1/funders/" + funder + "/cofinancing-changes";
    private Tranche2019 sample;

    @BeforeEach
    void sendTwoRequests() {
        sample = Tranche2019.ofOwnActions(funder).adopted();
    }

    private String request(String action) {
        return get(token, "/v1/cofinancing-requests?limit=100")
                .extract()
                .path("items.find { it.action.id == '" + action + "' }.id");
    }

    private ValidatableResponse put(String path, Object body) {
        return Api.as(token).contentType(ContentType.JSON).body(body).put(path).then();
    }

    private ValidatableResponse decide(String request, String ifMatch, Map<String, Object> decision) {
        return Api.as(token)
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(decision)
                .put("/v1/cofinancing-requests/" + request + "/decision")
                .then();
    }

    private static Map<String, Object> receipt(int version, String reference) {
        return Map.of("version", version, "funderReference", reference, "receivedAt", "2019-03-20T09:30:00+01:00");
    }

    private static Map<String, Object> decision(String outcome, String amount, String reason) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("version", 1);
        decision.put("outcome", outcome);
        decision.put("grantedAmount", amount);
        decision.put("legalCommitment", amount == null ? null : "2103456789");
        decision.put("decidedOn", "2019-04-12");
        decision.put("reason", reason);
        return decision;
    }

    private String received(String action) {
        var id = request(action);
        put("/v1/cofinancing-requests/" + id + "/receipt", receipt(1, "REF-" + id))
                .statusCode(201);
        return id;
    }

    private void enforceable() {
        var deliberation = get(null, "/v1/tranches/" + sample.tranche + "/decision")
                .extract()
                .<String>path("deliberationId");
        Api.put(Tokens.DELIBERATION, "/v1/tranches/" + sample.tranche + "/enforceability", enforceability(deliberation))
                .statusCode(201);
    }

    private static Map<String, Object> enforceability(String deliberation) {
        return Map.of("deliberationId", deliberation, "actIdentifier", ACT, "enforceableOn", "2019-03-19");
    }

    /** The documented example of a pull, with exact values. */
    @Test
    void theWorkedPull() {
        var first = get(token, feed)
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .header("Link", containsString("rel=\"next\""))
                .body("items.type", contains("REQUEST_SUBMITTED", "REQUEST_SUBMITTED"))
                .body("items.request.action.title", contains("Semaines de l'égalité", "Rencontre annuelle des acteurs"))
                .body("items.request.requestedAmount", contains("2000.00", "2000.00"))
                .body("items.request.action.cost", contains("19003.00", "4000.00"))
                .body("items.request.directExpenses", contains("4000.00", null))
                .body("items.version", contains(1, 1))
                .body("hasMore", is(false))
                .extract();
        String next = first.path("next");
        Api.as(token)
                .header("If-None-Match", first.header("ETag"))
                .get(feed)
                .then()
                .statusCode(304);
        var nothing = get(token, feed + "?after=" + next)
                .body("items", hasSize(0))
                .body("next", is(next))
                .extract();
        Api.as(token)
                .header("If-None-Match", nothing.header("ETag"))
                .get(feed + "?after=" + next)
                .then()
                .statusCode(304);

        var semaines = request(sample.semaines);
        var path = "/v1/cofinancing-requests/" + semaines;
        var stale = get(token, path).extract().header("ETag");
        var receipt = receipt(1, "CGET-2019-042-0017");
        var answer = put(path + "/receipt", receipt)
                .statusCode(201)
                .body("funderReference", is("CGET-2019-042-0017"))
                .extract();
        var again = put(path + "/receipt", receipt).statusCode(200).extract();
        assertThat(again.asString()).isEqualTo(answer.asString());
        assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
        put(path + "/receipt", receipt(1, "ANOTHER")).statusCode(409).body("type", is("/problems/already-recorded"));
        get(token, "/v1/cofinancing-requests").body("items.find { it.id == '" + semaines + "' }.state", is("RECEIVED"));
        var received = get(token, feed + "?after=" + next)
                .body("items.type", contains("REQUEST_RECEIVED"))
                .extract();

        var partial = decision("PARTIALLY_GRANTED", "1500.00", null);
        decide(semaines, stale, partial).statusCode(412).body("type", is("/problems/stale-version"));
        chapter74("4000.00");
        var decided = decide(semaines, answer.header("ETag"), partial)
                .statusCode(201)
                .body("grantedAmount", is("1500.00"))
                .extract();
        get(token, path)
                .body("state", is("PARTIALLY_GRANTED"))
                .body("decision.legalCommitment", is("2103456789"))
                .body("expectedReceipt.chapter", is("74"))
                .body("expectedReceipt.amount", is("1500.00"));
        chapter74("3500.00");
        var repeated =
                decide(semaines, answer.header("ETag"), partial).statusCode(200).extract();
        assertThat(repeated.asString()).isEqualTo(decided.asString());
        decide(semaines, decided.header("ETag"), decision("PARTIALLY_GRANTED", "1600.00", null))
                .statusCode(409)
                .body("type", is("/problems/already-recorded"));

        get(token, feed + "?after=" + received.path("next"))
                .body("items.type", contains("REQUEST_DECIDED"))
                .body("items[0].request.decision.grantedAmount", is("1500.00"));
        get(token, feed)
                .body(
                        "items.type",
                        contains("REQUEST_SUBMITTED", "REQUEST_SUBMITTED", "REQUEST_RECEIVED", "REQUEST_DECIDED"))
                .body("items[2].requestId", is(semaines))
                .body("items[2].request.state", is("RECEIVED"))
                .body("items[3].request.state", is("PARTIALLY_GRANTED"));
    }

    private void chapter74(String amount) {
        get(null, "/v1/tranches/" + sample.tranche + "/totals")
                .body("byChapter.find { it.chapter == '74' }.amount", is(amount));
    }

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
    void instantsHaveOneFormat(String json, String why) {
        var id = request(sample.semaines);
        Api.wronglyAs(token)
                .contentType(ContentType.JSON)
                .body("{\"version\":1,\"funderReference\":\"R\",\"receivedAt\":" + json + "}")
                .put("/v1/cofinancing-requests/" + id + "/receipt")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("/receivedAt"));
    }

    /** Many simultaneous receipts: one is recorded, and the feed has one change. */
    @Test
    void simultaneousReceiptsAreRecordedOnce() throws Exception {
        var path = "/v1/cofinancing-requests/" + request(sample.semaines) + "/receipt";
        var pool = Executors.newFixedThreadPool(8);
        Callable<Integer> confirm = () -> put(path, receipt(1, "R")).extract().statusCode();
        var answers = pool.invokeAll(Collections.nCopies(16, confirm));
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
                "REFUSED, -, '  ', 422, refusal-without-reason",
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
    void aDecisionRequiresIfMatchAReceiptAndTheCurrentVersion() {
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

    @Test
    void aReturnedRequestIsCorrectedAsTheNextVersion() throws Exception {
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
    void repeatedStepsOfAnEarlierVersionAreRecognised() {
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

    private void refusedAt(String pointer, ValidatableResponse answer) {
        answer.statusCode(400).body("type", is("/problems/invalid-request")).body("errors[0].pointer", is(pointer));
    }

    /** Days are those of Europe/Paris; the clock of a caller may be up to five minutes ahead. */
    @Test
    void futureDaysAndStepsInTheWrongOrderAreRefused() {
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
        refusedAt("/legalCommitment", decide(id, "*", decision));
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
    void aWithdrawnRequestStaysInTheFeed() {
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

    @Test
    void identifierDayAndWarningAppearWhenTheActIsEnforceable() {
        var semaines = request(sample.semaines);
        get(token, "/v1/cofinancing-requests/" + semaines)
                .body("deliberation.number", is("2019.00081"))
                .body("deliberation.adoptedOn", is("2019-03-07"))
                .body("deliberation.actIdentifier", nullValue())
                .body("deliberation.enforceableOn", nullValue())
                .body("warnings", hasSize(0));
        String digest =
                get(token, "/v1/cofinancing-requests/" + semaines).extract().path("digest");

        enforceable();

        get(token, "/v1/cofinancing-requests/" + semaines)
                .body("deliberation.actIdentifier", is(ACT))
                .body("deliberation.enforceableOn", is("2019-03-19"))
                .body("warnings.kind", contains("STARTS_BEFORE_ENFORCEABLE"))
                .body("warnings[0].startsOn", is("2019-03-08"))
                .body("warnings[0].enforceableOn", is("2019-03-19"))
                .body("digest", is(digest));
        get(token, "/v1/cofinancing-requests/" + request(sample.rencontre)).body("warnings", hasSize(0));
        get(token, feed)
                .body("items.type.drop(2)", contains("ACT_ENFORCEABLE", "ACT_ENFORCEABLE"))
                .body("items[2].request.warnings", hasSize(1));
        get(null, "/v1/tranches/" + sample.tranche + "/enforceability").body("enforceableOn", is("2019-03-19"));
        get(null, "/v1/tranches/" + sample.tranche + "/actions")
                .body("items.state", contains("ENFORCEABLE", "ENFORCEABLE"));
    }

    @Test
    void enforceabilityIsRecordedOnceForTheAdoptingAct() {
        var path = "/v1/tranches/" + sample.tranche;
        String deliberation = get(null, path + "/decision").extract().path("deliberationId");
        get(null, path + "/enforceability").statusCode(404);
        Api.put(
                        Tokens.DELIBERATION,
                        path + "/enforceability",
                        enforceability(UUID.randomUUID().toString()))
                .statusCode(409)
                .body("type", is("/problems/tranche-not-adopted"));
        var early = new LinkedHashMap<>(enforceability(deliberation));
        early.put("enforceableOn", "2019-03-06");
        Api.put(Tokens.DELIBERATION, path + "/enforceability", early)
                .statusCode(400)
                .body("errors[0].pointer", is("/enforceableOn"));
        Api.put(Tokens.AGENT, path + "/enforceability", enforceability(deliberation))
                .statusCode(403);

        enforceable();
        Api.put(Tokens.DELIBERATION, path + "/enforceability", enforceability(deliberation))
                .statusCode(200);
        var later = new LinkedHashMap<>(enforceability(deliberation));
        later.put("enforceableOn", "2019-03-20");
        Api.put(Tokens.DELIBERATION, path + "/enforceability", later)
                .statusCode(409)
                .body("type", is("/problems/already-enforceable"));
        get(token, feed).body("items", hasSize(4));
    }

    /** deliberation-service treats a refusal as final, so a concurrent step of a funder must not cause one. */
    @Test
    void enforceabilityWaitsForAConcurrentStepOfTheFunder() throws Exception {
        var id = request(sample.semaines);
        String deliberation = get(null, "/v1/tranches/" + sample.tranche + "/decision")
                .extract()
                .path("deliberationId");
        var pool = Executors.newSingleThreadExecutor();
        try (var funderTransaction = Environment.database()) {
            funderTransaction.setAutoCommit(false);
            try (var update = funderTransaction.prepareStatement(
                    "update cofinancing_request set revision = revision + 1 where id = ?::uuid")) {
                update.setString(1, id);
                update.executeUpdate();
            }
            var answer = pool.submit(() -> Api.put(
                            Tokens.DELIBERATION,
                            "/v1/tranches/" + sample.tranche + "/enforceability",
                            enforceability(deliberation))
                    .extract()
                    .statusCode());
            Thread.sleep(500);
            assertThat(answer).isNotDone();
            funderTransaction.commit();
            assertThat(answer.get()).isEqualTo(201);
        }
        pool.shutdown();
    }

    @Test
    void requestsOfAnotherFunderAreNotFound() {
        var id = request(sample.semaines);
        var path = "/v1/cofinancing-requests/" + id;
        var other = Tokens.ANCT;
        get(other, feed).statusCode(404);
        get(other, feed + "?wait=20").statusCode(404);
        get(other, path).statusCode(404);
        get(other, path + "/versions/1").statusCode(404);
        for (var act : Map.of(
                        "receipt", receipt(1, "X"),
                        "review", Map.of("version", 1),
                        "return", Map.of("version", 1, "reason", "X"),
                        "decision", decision("GRANTED", "2000.00", null),
                        "notification", Map.of("notifiedOn", "2019-04-26"),
                        "payment", Map.of("amount", "1.00", "paidOn", "2019-11-28"))
                .entrySet()) {
            Api.put(other, path + "/" + act.getKey(), act.getValue()).statusCode(404);
        }
        get(token, path).body("state", is("SUBMITTED"));
        get(other, "/v1/cofinancing-requests?limit=100").body("items.id", not(hasItem(id)));
        Api.wronglyAs(Tokens.AGENT).get(feed).then().statusCode(403);
        Api.wronglyAs(null).get(feed).then().statusCode(401);
    }

    @Test
    void anUnknownCursorIsGoneWithALinkToTheList() {
        var ofAnother = "F" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        Tranche2019.ofOwnActions(ofAnother).adopted();
        String foreign = get(Tokens.funder(ofAnother), "/v1/funders/" + ofAnother + "/cofinancing-changes")
                .extract()
                .path("next");

        for (var cursor : List.of(foreign, "nonsense", "1", "AAAAAAAAAAAAAAAAAAAAAA", "x".repeat(300))) {
            for (var wait : List.of(0, 5)) {
                get(token, feed + "?wait=" + wait + "&after=" + cursor)
                        .statusCode(410)
                        .contentType("application/problem+json")
                        .header("Link", "</v1/cofinancing-requests?limit=100>; rel=\"start\"")
                        .body("type", is("/problems/cursor-gone"))
                        .body("restart", is("/v1/cofinancing-requests?limit=100"));
            }
        }
        for (var wrong : List.of("wait=31", "wait=-1", "wait=soon", "limit=0", "limit=101")) {
            Api.wronglyAs(token).get(feed + "?" + wrong).then().statusCode(400);
        }
    }

    @Test
    void pagesWithOneChangeFollowEachOther() {
        var one = get(token, feed + "?limit=1")
                .body("items", hasSize(1))
                .body("hasMore", is(true))
                .extract();
        var two = get(token, feed + "?limit=1&after=" + one.path("next"))
                .body("items", hasSize(1))
                .body("hasMore", is(false))
                .extract();
        assertThat(two.<String>path("items[0].eventId")).isNotEqualTo(one.<String>path("items[0].eventId"));
        get(token, feed + "?limit=1&after=" + two.path("next")).body("items", hasSize(0));
    }

    /** Changes during the reading of the list are in the feed after the cursor of its pages. */
    @Test
    void theFeedContinuesTheListWithoutAGap() {
        var more = List.of(
                Tranche2019.ofOwnActions(funder).adopted(),
                Tranche2019.ofOwnActions(funder).adopted());
        var late = Tranche2019.ofOwnActions(funder).submitted();
        var known = new LinkedHashMap<String, String>();
        var changed = 0;
        String cursor = null;
        String changes = null;
        do {
            var page = get(token, "/v1/cofinancing-requests?limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            known.put(page.path("items[0].id"), page.path("items[0].state"));
            assertThat(changes == null || changes.equals(page.path("changes")))
                    .as("every page has the cursor of the first page")
                    .isTrue();
            changes = page.path("changes");
            cursor = page.path("next");
            if (changed++ == 0) {
                received(sample.semaines);
                received(more.get(1).rencontre);
                // Created before the pages that follow, and sent only now.
                Api.put(Tokens.DELIBERATION, "/v1/tranches/" + late.tranche + "/decision", late.decision("ADOPTED"))
                        .statusCode(201);
            }
        } while (cursor != null);
        received(more.get(0).semaines);

        for (Map<String, Object> item :
                get(token, feed + "?after=" + changes).extract().<List<Map<String, Object>>>path("items")) {
            known.put((String) item.get("requestId"), (String) ((Map<?, ?>) item.get("request")).get("state"));
        }
        var truth = new LinkedHashMap<String, String>();
        for (Map<String, Object> request :
                get(token, "/v1/cofinancing-requests?limit=100").extract().<List<Map<String, Object>>>path("items")) {
            truth.put((String) request.get("id"), (String) request.get("state"));
        }
        assertThat(known).containsExactlyInAnyOrderEntriesOf(truth).hasSize(8);
    }

    @Test
    void theListIsFilteredByStateAndByChange() {
        var id = received(sample.semaines);
        var list = "/v1/cofinancing-requests";
        get(token, list + "?status=RECEIVED").body("items.id", contains(id));
        get(token, list + "?status=SUBMITTED").body("items.id", contains(request(sample.rencontre)));
        get(token, list + "?status=DRAFT").body("items", hasSize(0));
        String updated = get(token, list + "/" + id).extract().path("updatedAt");
        get(token, list + "?updatedSince=" + updated).body("items.id", contains(id));
        get(token, list + "?updatedSince=2019-01-01T00:00:00Z").body("items", hasSize(2));
        Api.wronglyAs(token).get(list + "?status=OPEN").then().statusCode(400);
        Api.wronglyAs(token).get(list + "?updatedSince=yesterday").then().statusCode(400);
        get(Tokens.AGENT, list + "?limit=1").body("changes", nullValue());
    }
}
