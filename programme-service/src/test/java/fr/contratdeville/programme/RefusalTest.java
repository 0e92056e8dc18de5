package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.wronglyAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a caller can get wrong on any resource: a precise problem each time, and nothing changed. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RefusalTest extends DraftTranche {
    @Test
    void whatDoesNotExist() {
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
        refused(wronglyAs(Tokens.AGENT).get("/v1/tranches?programmeId=2019").then(), 400, "invalid-request");
    }

    @Test
    void aFrameThatContradictsItself() {
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
    void theTokenThatIsMissingForeignOrOfAnotherRole() {
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
    void frenchForWhoAsksForIt() {
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
    void noFailureTellsOfTheInside() {
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
