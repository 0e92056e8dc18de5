package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.put;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Co-financing requests: rules F10 and F11, and who can read them. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class CofinancingTest {

    private static String ownAction(Tranche2019 sample) {
        return Api.id(
                "/v1/tranches/" + sample.tranche + "/actions",
                Map.of(
                        "title",
                        "Semaines de l'égalité",
                        "carrierId",
                        sample.carrier("SEM"),
                        "territories",
                        List.of("metropole"),
                        "cost",
                        "19003.00"));
    }

    private static ValidatableResponse ask(String action, String funder, String requested, String... plan) {
        Tranche2019.funder("CGET");
        Tranche2019.funder("ANCT");
        var lines = new java.util.ArrayList<Map<String, String>>();
        for (int line = 0; line < plan.length; line += 2) {
            lines.add(Map.of("source", plan[line], "amount", plan[line + 1]));
        }
        return Api.wronglyAs(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .body(Map.of("funder", funder, "requestedAmount", requested, "financingPlan", lines))
                .post("/v1/actions/" + action + "/cofinancing-requests")
                .then();
    }

    @ParameterizedTest(name = "{5}: {0} of 19003.00, plan {1} + {2}")
    @CsvSource({
        "2000.00, 2000.00, 17003.00, 201, '', a plan that adds up",
        "19003.00, 19003.00, 0.00, 400, invalid-request, a line of nothing",
        "2000.00, 2000.00, 17002.99, 422, financing-plan-unbalanced, a cent too little",
        "2000.00, 2000.00, 17003.01, 422, financing-plan-unbalanced, a cent too much",
        "19003.01, 19003.01, 1.00, 422, requested-above-cost, more than it costs",
        "1999.00, 2000.00, 17003.00, 422, requested-not-in-plan, another amount in the plan",
        "0.00, 2000.00, 17003.00, 400, invalid-request, nothing requested",
    })
    void aFinancingPlan(String requested, String first, String second, int status, String type, String why) {
        var action = ownAction(Tranche2019.empty());

        var answer = ask(action, "CGET", requested, "CGET", first, "Saint-Étienne Métropole", second);

        answer.statusCode(status);
        if (status == 201) {
            answer.body("directExpenses", nullValue());
        } else {
            answer.body("type", is("/problems/" + type));
        }
    }

    @Test
    void onlyAnOwnActionAndAKnownFunderAreAccepted() {
        var sample = Tranche2019.empty();
        var grant = new HashMap<String, Object>(Map.of(
                "pillar", 3,
                "section", "FONCTIONNEMENT",
                "title", "Relais emploi",
                "carrierId", sample.carrier("AGASEF"),
                "territories", List.of("metropole"),
                "cost", "37940.00",
                "contribution", "10000.00"));
        var another = Api.id("/v1/tranches/" + sample.tranche + "/actions", grant);

        ask(another, "CGET", "37940.00", "CGET", "37940.00")
                .statusCode(422)
                .body("type", is("/problems/cofinancing-of-another-body"));
        ask(ownAction(sample), "NOBODY", "19003.00", "NOBODY", "19003.00")
                .statusCode(422)
                .body("type", is("/problems/unknown-reference"));
    }

    @Test
    void costAndCarrierAreFixedWhileARequestExists() {
        var sample = Tranche2019.empty();
        var action = ownAction(sample);
        String request = ask(action, "CGET", "19003.00", "CGET", "19003.00")
                .statusCode(201)
                .extract()
                .path("id");
        var dearer = Map.of(
                "title",
                "Semaines de l'égalité",
                "carrierId",
                sample.carrier("SEM"),
                "territories",
                List.of("metropole"),
                "cost",
                "20000.00");

        put(Tokens.AGENT, "/v1/actions/" + action, dearer)
                .statusCode(409)
                .body("type", is("/problems/cofinancing-requested"));
        Api.as(Tokens.AGENT)
                .header("If-Match", "*")
                .delete("/v1/actions/" + action)
                .then()
                .statusCode(409)
                .body("type", is("/problems/cofinancing-requested"));
        get(Tokens.AGENT, "/v1/actions/" + action).body("cost", is("19003.00"));

        Api.as(Tokens.AGENT)
                .header("If-Match", "*")
                .delete("/v1/cofinancing-requests/" + request)
                .then()
                .statusCode(204);
        put(Tokens.AGENT, "/v1/actions/" + action, dearer).statusCode(200);
    }

    @Test
    void aFunderReadsItsRequestsAfterTheyAreSent() {
        var sample = Tranche2019.empty();
        var action = ownAction(sample);
        String asked = ask(action, "CGET", "2000.00", "CGET", "2000.00", "SEM", "17003.00")
                .extract()
                .path("id");
        var path = "/v1/cofinancing-requests/" + asked;

        get(Tokens.CGET, path).statusCode(404);
        get(Tokens.AGENT, path).body("state", is("DRAFT"));

        sample.submitted();
        get(Tokens.CGET, path).statusCode(404);
        put(Tokens.DELIBERATION, "/v1/tranches/" + sample.tranche + "/decision", sample.decision("ADOPTED"))
                .statusCode(201);

        get(Tokens.CGET, path).statusCode(200).body("state", is("SUBMITTED"));
        get(Tokens.ANCT, path).statusCode(404);
        get(Tokens.ANCT, "/v1/cofinancing-requests").body("items", hasSize(0));
        get(Tokens.CGET, "/v1/cofinancing-requests?limit=100").body("items.funder", everyItem(is("CGET")));
        Api.wronglyAs(Tokens.AGASEF).get(path).then().statusCode(403);
        Api.as(Tokens.AGENT).header("If-Match", "*").delete(path).then().statusCode(409);
    }

    @Test
    void aCarrierReadsItsOwnActions() {
        var sample = Tranche2019.draft();
        var own = get(Tokens.AGASEF, "/v1/actions?limit=100")
                .statusCode(200)
                .body("items.carrier.name", everyItem(is("AGASEF")))
                .body("items.findAll { it.trancheId == '" + sample.tranche + "' }", hasSize(2));

        get(Tokens.AGASEF, "/v1/actions/" + own.extract().path("items[0].id")).statusCode(200);
        get(Tokens.AGASEF, "/v1/actions/" + sample.semaines).statusCode(404);
        get(Tokens.AGASEF, "/v1/tranches/" + sample.tranche).statusCode(404);
    }
}
