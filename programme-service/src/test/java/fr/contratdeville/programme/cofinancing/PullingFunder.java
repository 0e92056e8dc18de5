package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A funder of its own for each test, so that feeds are read from their start, and its two requests. */
abstract class PullingFunder {
    static final String ACT = "042-244200770-20190307-D20190008110-DE";

    final String funder = "F"
            + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT).substring(0, 8);
    final String token = Tokens.funder(funder);
    final String feed = "/v1/funders/" + funder + "/cofinancing-changes";
    Tranche2019 sample;

    @BeforeEach
    void theTwoRequestsAreOut() {
        sample = Tranche2019.ofOwnActions(funder).adopted();
    }

    String request(String action) {
        return get(token, "/v1/cofinancing-requests?limit=100")
                .extract()
                .path("items.find { it.action.id == '" + action + "' }.id");
    }

    ValidatableResponse put(String path, Object body) {
        return Api.as(token).contentType(ContentType.JSON).body(body).put(path).then();
    }

    ValidatableResponse decide(String request, String ifMatch, Map<String, Object> decision) {
        return Api.as(token)
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(decision)
                .put("/v1/cofinancing-requests/" + request + "/decision")
                .then();
    }

    static Map<String, Object> receipt(int version, String reference) {
        return Map.of("version", version, "funderReference", reference, "receivedAt", "2019-03-20T09:30:00+01:00");
    }

    static Map<String, Object> decision(String outcome, String amount, String reason) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("version", 1);
        decision.put("outcome", outcome);
        decision.put("grantedAmount", amount);
        decision.put("legalCommitment", amount == null ? null : "2103456789");
        decision.put("decidedOn", "2019-04-12");
        decision.put("reason", reason);
        return decision;
    }

    String received(String action) {
        var id = request(action);
        put("/v1/cofinancing-requests/" + id + "/receipt", receipt(1, "REF-" + id))
                .statusCode(201);
        return id;
    }

    void enforceable() {
        var deliberation = get(null, "/v1/tranches/" + sample.tranche + "/decision")
                .extract()
                .<String>path("deliberationId");
        Api.put(Tokens.DELIBERATION, "/v1/tranches/" + sample.tranche + "/enforceability", enforceability(deliberation))
                .statusCode(201);
    }

    static Map<String, Object> enforceability(String deliberation) {
        return Map.of("deliberationId", deliberation, "actIdentifier", ACT, "enforceableOn", "2019-03-19");
    }

    void refusedAt(String pointer, ValidatableResponse answer) {
        answer.statusCode(400).body("type", is("/problems/invalid-request")).body("errors[0].pointer", is(pointer));
    }

    void chapter74(String amount) {
        get(null, "/v1/tranches/" + sample.tranche + "/totals")
                .body("byChapter.find { it.chapter == '74' }.amount", is(amount));
    }
}
