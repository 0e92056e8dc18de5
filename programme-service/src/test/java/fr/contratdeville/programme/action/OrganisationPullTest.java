package fr.contratdeville.programme.action;

import static fr.contratdeville.programme.Api.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of an organisation: the changes of the actions that it carries. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class OrganisationPullTest {
    private final String organisation = "o" + UUID.randomUUID().toString().substring(0, 8);
    private final String token = Tokens.of("carrier", Map.of("organisation", organisation));
    private final String feed = "/v1/organisations/" + organisation + "/action-changes";
    private Tranche2019 sample;
    private String carrier;

    @BeforeEach
    void createOrganisation() {
        sample = Tranche2019.empty();
        carrier = Api.id("/v1/carriers", Map.of("name", organisation, "own", false, "organisation", organisation));
    }

    private String add(String title, String carrierId) {
        return Api.id("/v1/tranches/" + sample.tranche + "/actions", action(title, carrierId));
    }

    private static Map<String, Object> action(String title, String carrierId) {
        return new HashMap<>(Map.of(
                "pillar",
                3,
                "section",
                "FONCTIONNEMENT",
                "title",
                title,
                "carrierId",
                carrierId,
                "territories",
                List.of("metropole"),
                "cost",
                "37940.00",
                "contribution",
                "10000.00"));
    }

    @Test
    void theFeedContainsTheChangesOfTheOwnActionsOnly() {
        var action = add("Relais emploi", carrier);
        add("Relais emploi", sample.carrier("MIFE"));
        Api.put(Tokens.AGENT, "/v1/actions/" + action, action("Relais emploi et numérique", carrier));
        var another = add("Un atelier", carrier);
        Api.put(Tokens.AGENT, "/v1/actions/" + another, action("Un atelier", sample.carrier("MIFE")));
        sample.adopted();
        String deliberation = get(null, "/v1/tranches/" + sample.tranche + "/decision")
                .extract()
                .path("deliberationId");
        Api.put(
                Tokens.DELIBERATION,
                "/v1/tranches/" + sample.tranche + "/enforceability",
                Map.of(
                        "deliberationId",
                        deliberation,
                        "actIdentifier",
                        "042-244200770-20190307-D20190008110-DE",
                        "enforceableOn",
                        "2019-03-19"));

        get(token, feed)
                .statusCode(200)
                .body(
                        "items.type",
                        contains(
                                "ACTION_ADDED",
                                "ACTION_CHANGED",
                                "ACTION_ADDED",
                                "ACTION_REMOVED",
                                "ACTION_VOTED",
                                "ACTION_ENFORCEABLE"))
                .body("items.actionId", contains(action, action, another, another, action, action))
                .body("items[1].action.title", is("Relais emploi et numérique"))
                .body("items[4].action.state", is("VOTED"))
                .body("items[5].action.state", is("ENFORCEABLE"))
                .body("items.action.carrier.organisation", everyItem(is(organisation)));
    }

    @Test
    void theFeedContinuesTheListAndIsPrivate() {
        add("Relais emploi", carrier);
        String changes =
                get(token, "/v1/actions").body("items", hasSize(1)).extract().path("changes");
        get(token, feed + "?after=" + changes).body("items", hasSize(0)).body("next", is(changes));
        var second = add("Un atelier", carrier);
        get(token, feed + "?after=" + changes).body("items.actionId", contains(second));

        get(Tokens.AGASEF, feed).statusCode(404);
        get(Tokens.AGASEF, "/v1/organisations/agasef/action-changes?after=" + changes)
                .statusCode(410)
                .body("restart", is("/v1/actions?limit=100"));
        Api.wronglyAs(Tokens.AGENT).get(feed).then().statusCode(403);
    }

    @Test
    void rolledBackChangesAreNotInTheFeed() {
        var action = add("Relais emploi", carrier);
        Api.as(Tokens.AGENT)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(action("Relais emploi", UUID.randomUUID().toString()))
                .put("/v1/actions/" + action)
                .then()
                .statusCode(422);
        get(token, feed).body("items", hasSize(1));
        Api.as(Tokens.AGENT)
                .header("If-Match", "*")
                .delete("/v1/actions/" + action)
                .then()
                .statusCode(204);
        get(token, feed).body("items.type", contains("ACTION_ADDED", "ACTION_REMOVED"));
    }
}
