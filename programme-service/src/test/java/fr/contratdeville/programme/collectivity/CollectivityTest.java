package fr.contratdeville.programme.collectivity;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.conventions.json.Digest;
import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The collectivity in requests and feeds: the system of the State pulls from hundreds of deployments. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class CollectivityTest {
    private static final Map<String, String> SAINT_ETIENNE =
            Map.of("siren", "244200770", "name", "Saint-Étienne Métropole", "department", "042");

    private final String funder =
            "C" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 8);
    private final String token = Tokens.funder(funder);

    @Test
    void theCollectivityIsPublic() {
        get(null, "/v1/collectivity").statusCode(200).body("$", is(SAINT_ETIENNE));
    }

    @Test
    void everyItemContainsCollectivityYearTerritoriesAndPillar() {
        var sample = Tranche2019.ofOwnActions(funder).adopted();
        var path = "/v1/cofinancing-requests/" + request(sample.semaines);

        names(get(token, path), "");
        names(get(token, "/v1/cofinancing-requests"), "items[0].");
        names(get(token, "/v1/funders/" + funder + "/cofinancing-changes"), "items[0].request.");
        names(get(token, path + "/versions/1"), "");
    }

    /** The pillar is known only if the own action has a contribution. */
    private static void names(ValidatableResponse answer, String at) {
        answer.statusCode(200)
                .body(at + "collectivity", is(SAINT_ETIENNE))
                .body(at + "programmeYear", is(2019))
                .body(at + "action.pillar", nullValue())
                .body(at + "action.territories", contains(Map.of("code", "metropole", "name", "Métropole")));
    }

    @Test
    void aPillarHasItsNumberAndItsName() {
        var sample = Tranche2019.empty();
        var action = Api.id(
                "/v1/tranches/" + sample.tranche + "/actions",
                Map.of(
                        "pillar", 3,
                        "section", "FONCTIONNEMENT",
                        "title", "Forum des métiers",
                        "carrierId", sample.carrier("SEM"),
                        "territories", List.of("metropole"),
                        "cost", "3000.00",
                        "contribution", "1000.00"));
        Tranche2019.funder(funder);
        var plan = List.of(Map.of("source", funder, "amount", "3000.00"));
        var draft = Api.post(
                "/v1/actions/" + action + "/cofinancing-requests",
                Map.of("funder", funder, "requestedAmount", "3000.00", "financingPlan", plan));

        draft.body("action.pillar", is(Map.of("number", 3, "name", "Pilier 3")))
                .body("collectivity", is(SAINT_ETIENNE));
        sample.adopted();
        get(token, "/v1/cofinancing-requests/" + draft.extract().path("id") + "/versions/1")
                .body("action.pillar", is(Map.of("number", 3, "name", "Pilier 3")));
    }

    /** A request that was sent keeps the name of the collectivity (rule F14). */
    @Test
    void aSentRequestKeepsTheNameOfTheCollectivity() throws Exception {
        var sample = Tranche2019.ofOwnActions(funder).adopted();
        var path = "/v1/cofinancing-requests/" + request(sample.rencontre);
        try (var connection = Environment.database();
                var rename = connection.prepareStatement(
                        "update cofinancing_request set collectivity_name = 'Saint-Étienne' where action_id = ?::uuid")) {
            rename.setString(1, sample.rencontre);
            rename.executeUpdate();
        }

        String digest = get(token, path)
                .body("collectivity.name", is("Saint-Étienne"))
                .extract()
                .path("digest");
        assertThat(Digest.of(get(token, path + "/versions/1").extract().asString()))
                .isEqualTo(digest);
    }

    private String request(String action) {
        return get(token, "/v1/cofinancing-requests")
                .extract()
                .path("items.find { it.action.id == '" + action + "' }.id");
    }
}
