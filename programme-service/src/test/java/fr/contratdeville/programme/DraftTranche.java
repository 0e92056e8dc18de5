package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.wronglyAs;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An empty tranche, and what is refused without a trace in it. */
public abstract class DraftTranche {
    protected Tranche2019 sample;
    protected String actions;

    @BeforeEach
    protected void draft() {
        sample = Tranche2019.empty();
        actions = "/v1/tranches/" + sample.tranche + "/actions";
    }

    protected Map<String, Object> action() {
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

    protected ValidatableResponse add(Object body) {
        return send(actions, body);
    }

    protected static ValidatableResponse send(String path, Object body) {
        return wronglyAs(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    protected void refused(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("/problems/" + type))
                .body("status", is(status));
        get(Tokens.AGENT, actions).body("items", hasSize(0));
        get(null, answer.extract().path("type")).statusCode(200).body(startsWith(Integer.toString(status)));
    }

    protected void refusedAt(String pointer, ValidatableResponse answer, int status, String type) {
        answer.body("errors[0].pointer", is(pointer));
        refused(answer, status, type);
    }
}
