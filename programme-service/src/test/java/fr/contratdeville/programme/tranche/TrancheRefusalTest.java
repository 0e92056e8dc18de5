package fr.contratdeville.programme.tranche;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.put;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.DraftTranche;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tranche refuses. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class TrancheRefusalTest extends DraftTranche {
    @Test
    void aTrancheWithNothingInIt() {
        put(Tokens.AGENT, "/v1/tranches/" + sample.tranche + "/submission", null)
                .statusCode(409)
                .body("type", is("/problems/tranche-empty"));
        get(Tokens.AGENT, "/v1/tranches/" + sample.tranche).body("state", is("DRAFT"));
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
    void onlyDeliberationServiceTellsADecision() {
        Api.post(actions, action());
        sample.submitted();
        var path = "/v1/tranches/" + sample.tranche;
        var decision = sample.decision("ADOPTED");

        for (var token : List.of(Tokens.AGENT, Tokens.ASSEMBLY, Tokens.AUDITOR, Tokens.CGET)) {
            put(token, path + "/decision", decision).statusCode(403);
        }
        get(Tokens.AGENT, path).body("state", is("SUBMITTED"));
    }
}
