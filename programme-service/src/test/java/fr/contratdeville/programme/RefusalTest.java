package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.put;
import static fr.contratdeville.programme.Api.wronglyAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All errors of a caller: each has a precise problem, and nothing is changed. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RefusalTest {
    private Tranche2019 sample;
    private String actions;

    @BeforeEach
    void draft() {
        sample = Tranche2019.empty();
        actions = "/v1/tranches/" + sample.tranche + "/actions";
    }

    private Map<String, Object> action() {
        var action = new LinkedHashMap<String, Object>();
        action.put("pillar", 3);
        action.put("section", "FONCTIONNEMENT");
        action.put("title", "Relais emploi");
        action.put("carrierId", sample.carrier("AGASEF"));
        action.put("territories", List.of("metropole"));
        action.put("cost", "37940.00");
        action.put("contribution", "10000.00");
        return action;
    }

    private ValidatableResponse add(Object body) {
        return send(actions, body);
    }

    private static ValidatableResponse send(String path, Object body) {
        return wronglyAs(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private void refused(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("/problems/" + type))
                .body("status", is(status));
        get(Tokens.AGENT, actions).body("items", hasSize(0));
        get(null, answer.extract().path("type")).statusCode(200).body(startsWith(Integer.toString(status)));
    }

    private void refusedAt(String pointer, ValidatableResponse answer, int status, String type) {
        answer.body("errors[0].pointer", is(pointer));
        refused(answer, status, type);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"title\": `",
                "`{\"title\": \"a\", \"title\": \"b\"}`",
                "`{} {}`",
                "`nothing`",
            })
    void malformedJson(String body) {
        var answer = add(body);
        assertThat(answer.extract().statusCode()).isEqualTo(400);
        answer.contentType("application/problem+json");
        get(Tokens.AGENT, actions).body("items", hasSize(0));
    }

    @Test
    void anEmptyBody() {
        refused(
                wronglyAs(Tokens.AGENT)
                        .contentType(ContentType.JSON)
                        .post(actions)
                        .then(),
                400,
                "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "title, 12, a number for a text",
                "title, null, nothing",
                "title, `   `, blank",
                "title, `a\\u0000b`, a character that no database keeps",
                "title, `a\\ud800b`, half of a character",
                "pillar, `3`, a text for a number",
                "pillar, 3.5, a fraction of a pillar",
                "pillar, 0, no pillar",
                "section, `AUTRE`, an unknown section",
                "section, 1, a number for a name",
                "carrierId, `AGASEF`, no UUID",
                "territories, `metropole`, a text for a list",
                "territories, [], no territory",
                "cost, `37940.001`, three decimals",
                "cost, 37940.001, a float beyond two decimals",
                "cost, `-1.00`, a negative amount",
                "cost, `0.00`, nothing at all",
                "cost, `1e3`, a power",
                "cost, '`10 000,00`', French writing",
                "cost, `1000000000000.00`, thirteen digits",
                "cost, true, a truth",
                "startsOn, `08/03/2019`, no ISO date",
                "startsOn, `2019-02-30`, no such day",
                "startsOn, `+99999-01-01`, no year of ours",
                "startsOn, 17962, a number of days",
                "startsOn, '[2019,3,8]', a list of numbers",
                "unknown, 1, an unknown member",
            })
    void anInvalidMember(String member, String json, String why) throws Exception {
        var action = action();
        action.put(member, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.replace('`', '"')));

        refusedAt("/" + member, add(action), 400, "invalid-request");
    }

    @Test
    void anOverlongText() {
        var action = action();
        action.put("title", "x".repeat(301));

        refusedAt("/title", add(action), 400, "invalid-request");
    }

    @Test
    void anAmountMayBeANumberWithTwoDecimals() {
        var action = action();
        action.put("cost", 37940.5);

        add(action).statusCode(201).body("cost", is("37940.50"));
    }

    @Test
    void aBodyOfMoreThanOneMebibyte() {
        var action = action();
        action.put("objectives", "x".repeat(1 << 20));

        refused(add(action), 413, "body-too-large");
    }

    @Test
    void anotherMediaType() {
        refused(
                wronglyAs(Tokens.AGENT)
                        .contentType("text/csv")
                        .body("title")
                        .post(actions)
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void anUnknownResource() {
        var action = action();
        action.put("carrierId", UUID.randomUUID());
        refusedAt("/carrierId", add(action), 422, "unknown-reference");

        action = action();
        action.put("territories", List.of("metropole", "atlantis"));
        refusedAt("/territories", add(action), 422, "unknown-reference");

        action = action();
        action.put("pillar", 9);
        refusedAt("/pillar", add(action), 422, "unknown-reference");

        for (var path : List.of("/v1/tranches/" + UUID.randomUUID(), "/v1/tranches/first", "/v1/nothing")) {
            refused(wronglyAs(Tokens.AGENT).get(path).then(), 404, "not-found");
        }
        refused(wronglyAs(Tokens.AGENT).patch(actions).then(), 405, "method-not-allowed");
        refused(wronglyAs(Tokens.AGENT).accept("text/csv").get(actions).then(), 406, "not-acceptable");
        refused(wronglyAs(Tokens.AGENT).get(actions + "?limit=101").then(), 400, "invalid-request");
        refused(wronglyAs(Tokens.AGENT).get(actions + "?cursor=abc").then(), 400, "invalid-request");
        refused(wronglyAs(Tokens.AGENT).get("/v1/tranches?programme=2019").then(), 400, "invalid-request");
    }

    @Test
    void contradictoryDatesAndNumbers() {
        var contract = new LinkedHashMap<String, Object>(Map.of(
                "name", "À l'envers",
                "startsOn", "2020-01-01",
                "endsOn", "2015-12-31",
                "pillars", List.of(Map.of("number", 1, "name", "Un")),
                "territories", List.of()));
        refusedAt("/endsOn", send("/v1/contracts", contract), 400, "invalid-request");

        contract.put("endsOn", "2020-12-31");
        contract.put("pillars", List.of(Map.of("number", 1, "name", "Un"), Map.of("number", 1, "name", "Encore un")));
        refused(send("/v1/contracts", contract), 409, "already-exists");

        var programme = Map.of(
                "contractId",
                sample.contract,
                "year",
                2020,
                "name",
                "Programmation 2020",
                "callForProjects",
                Map.of("opensOn", "2019-11-13", "projectsReceived", 90, "projectsRequestingFunding", 91));
        refusedAt(
                "/callForProjects/projectsRequestingFunding",
                send("/v1/programmes", programme),
                400,
                "invalid-request");
        refusedAt(
                "/projectsRequestingFunding",
                wronglyAs(Tokens.AGENT)
                        .header("If-Match", "*")
                        .contentType(ContentType.JSON)
                        .body(programme.get("callForProjects"))
                        .put("/v1/programmes/" + sample.programme + "/call-for-projects")
                        .then(),
                400,
                "invalid-request");
    }

    @Test
    void anEmptyTranche() {
        put(Tokens.AGENT, "/v1/tranches/" + sample.tranche + "/submission", null)
                .statusCode(409)
                .body("type", is("/problems/tranche-empty"));
        get(Tokens.AGENT, "/v1/tranches/" + sample.tranche).body("state", is("DRAFT"));
    }

    @Test
    void aContributionAboveTheCost() {
        var action = action();
        action.put("contribution", "37940.01");

        var answer = add(action);

        answer.body("rule", is("F6"));
        refusedAt("/contribution", answer, 422, "contribution-above-cost");
    }

    @Test
    void anActionOfAnotherBodyWithoutContribution() {
        var action = action();
        action.remove("contribution");

        refusedAt("/contribution", add(action), 422, "contribution-missing");
    }

    @Test
    void theSameTitleAndCarrierTwice() {
        Api.post(actions, action());

        add(action())
                .statusCode(409)
                .body("type", is("/problems/duplicate-action"))
                .body("rule", is("F12"));

        var another = action();
        another.put("carrierId", sample.carrier("PIMMS"));
        Api.post(actions, another);
        get(Tokens.AGENT, actions).body("items", hasSize(2));
    }

    @Test
    void aMissingOrStaleRevision() {
        var created = Api.post(actions, action());
        String path = "/v1/actions/" + created.extract().path("id");
        var tag = created.extract().header("ETag");
        var changed = action();
        changed.put("cost", "40000.00");

        wronglyAs(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .body(changed)
                .put(path)
                .then()
                .statusCode(428)
                .body("type", is("/problems/precondition-required"));
        for (var stale : List.of("\"7\"", "\"abc\"", "W/\"0\"", "0")) {
            wronglyAs(Tokens.AGENT)
                    .contentType(ContentType.JSON)
                    .header("If-Match", stale)
                    .body(changed)
                    .put(path)
                    .then()
                    .statusCode(412)
                    .body("type", is("/problems/stale-version"));
        }
        get(Tokens.AGENT, path).body("cost", is("37940.00"));

        Api.as(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("cost", is("40000.00"));
        Api.as(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(412);
        var current = get(Tokens.AGENT, path).extract().header("ETag");
        Api.as(Tokens.AGENT).header("If-None-Match", current).get(path).then().statusCode(304);
        wronglyAs(Tokens.AGENT).delete(path).then().statusCode(428);
        Api.as(Tokens.AGENT).header("If-Match", current).delete(path).then().statusCode(204);
        get(Tokens.AGENT, actions).body("items", hasSize(0));
    }

    @Test
    void aChangeOfTheContentMakesTheRevisionOfTheTrancheStale() {
        var tranche = "/v1/tranches/" + sample.tranche;
        var read = get(Tokens.AGENT, tranche).extract().header("ETag");
        Api.post(actions, action());

        Api.as(Tokens.AGENT)
                .header("If-Match", read)
                .put(tranche + "/submission")
                .then()
                .statusCode(412);

        get(Tokens.AGENT, tranche).body("state", is("DRAFT"));
    }

    @Test
    void aMissingForeignOrInsufficientToken() {
        refused(
                wronglyAs(null)
                        .contentType(ContentType.JSON)
                        .body(action())
                        .post(actions)
                        .then(),
                401,
                "unauthenticated");
        for (var token : List.of("nonsense", Tokens.to("another-suite", "agent", Map.of()), Tokens.expired())) {
            refused(
                    wronglyAs(token)
                            .contentType(ContentType.JSON)
                            .body(action())
                            .post(actions)
                            .then(),
                    401,
                    "unauthenticated");
        }
        for (var token : List.of(Tokens.DELIBERATION, Tokens.AUDITOR, Tokens.CGET, Tokens.AGASEF, Tokens.ASSEMBLY)) {
            refused(
                    wronglyAs(token)
                            .contentType(ContentType.JSON)
                            .body(action())
                            .post(actions)
                            .then(),
                    403,
                    "forbidden");
        }
    }

    @Test
    void onlyDeliberationServiceRecordsADecision() {
        Api.post(actions, action());
        sample.submitted();
        var path = "/v1/tranches/" + sample.tranche;
        var decision = sample.decision("ADOPTED");

        for (var token : List.of(Tokens.AGENT, Tokens.ASSEMBLY, Tokens.AUDITOR, Tokens.CGET)) {
            put(token, path + "/decision", decision).statusCode(403);
        }
        get(Tokens.AGENT, path).body("state", is("SUBMITTED"));
    }

    @Test
    void frenchByAcceptLanguage() {
        var action = action();
        action.put("contribution", "37940.01");

        wronglyAs(Tokens.AGENT)
                .header("Accept-Language", "fr")
                .contentType(ContentType.JSON)
                .body(action)
                .post(actions)
                .then()
                .body("title", is("Contribution supérieure au coût"));
    }

    @Test
    void internalErrorsShowNoImplementation() {
        for (var method : Method.values()) {
            var answer = wronglyAs(Tokens.AGENT)
                    .contentType(ContentType.JSON)
                    .body("{\"a\":")
                    .request(method, "/v1/contracts/'; drop table action")
                    .asString();
            assertThat(answer).doesNotContain("Exception", "at fr.", "select ", "org.");
        }
    }
}
