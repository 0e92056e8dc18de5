package fr.contratdeville.programme.tranche;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.put;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.DraftTranche;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tranche that is on the agenda of an assembly cannot be withdrawn. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class HoldTest extends DraftTranche {
    private static final Map<String, String> REASON = Map.of("reason", "La séance n'a pas eu lieu");

    private final String item = UUID.randomUUID().toString();
    private String tranche;

    @BeforeEach
    void submitted() {
        Api.post(actions, action());
        sample.submitted();
        tranche = "/v1/tranches/" + sample.tranche;
    }

    @AfterEach
    void noHoldIsLeft() throws SQLException {
        execute("update tranche set hold_item_id = null, hold_item_title = null, hold_session_day = null,"
                + " hold_since = null, hold_renewed_at = null");
    }

    private Map<String, Object> body(String holder) {
        var read = get(Tokens.DELIBERATION, tranche).extract();
        return new HashMap<>(Map.of(
                "itemId",
                holder,
                "itemTitle",
                "Première tranche",
                "sessionDay",
                "2019-03-07",
                "version",
                read.<Integer>path("version"),
                "digest",
                read.<String>path("digest")));
    }

    private ValidatableResponse hold(Map<String, ?> body) {
        return put(Tokens.DELIBERATION, tranche + "/hold", body);
    }

    private ValidatableResponse release(String holder, String ifMatch) {
        return Api.as(Tokens.DELIBERATION)
                .header("If-Match", ifMatch)
                .delete(tranche + "/hold/" + holder)
                .then();
    }

    private ValidatableResponse withdraw() {
        return put(Tokens.AGENT, tranche + "/withdrawal", Map.of("reason", "À revoir"));
    }

    private ValidatableResponse lift(String holder) {
        return put(Tokens.AGENT, tranche + "/hold/" + holder + "/lifting", REASON);
    }

    private static void problem(ValidatableResponse answer, String type) {
        answer.statusCode(409).contentType("application/problem+json").body("type", is("/problems/" + type));
    }

    @Test
    void aHeldTrancheCannotBeWithdrawnAndTheAnswerNamesTheItem() {
        hold(body(item)).statusCode(201).body("itemId", is(item));
        get(Tokens.AGENT, tranche)
                .body("hold.itemId", is(item))
                .body("hold.itemTitle", is("Première tranche"))
                .body("hold.sessionDay", is("2019-03-07"))
                .body("hold.since", notNullValue());

        problem(
                withdraw()
                        .body(
                                "detail",
                                allOf(
                                        containsString("Première tranche"),
                                        containsString(item),
                                        containsString("2019"))),
                "tranche-held");
        get(Tokens.AGENT, tranche).body("state", is("SUBMITTED"));

        release(item, "*").statusCode(204);
        get(Tokens.AGENT, tranche).body("hold", nullValue());
        withdraw().statusCode(200).body("state", is("DRAFT"));
    }

    @Test
    void theSameItemRenewsItsHold() {
        hold(body(item)).statusCode(201);
        var first = get(Tokens.AGENT, tranche).extract();
        var moved = body(item);
        moved.put("itemTitle", "Tranche corrigée");

        hold(moved).statusCode(200).body("itemTitle", is("Tranche corrigée"));

        var second = get(Tokens.AGENT, tranche).body("hold.itemTitle", is("Tranche corrigée"));
        second.body("hold.since", is(first.<String>path("hold.since")));
        assertThat(second.extract().<String>path("hold.renewedAt")).isGreaterThan(first.<String>path("hold.renewedAt"));
        assertThat(second.extract().header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void oneItemAtATimeHoldsTheSubmittedContent() {
        hold(body(item)).statusCode(201);

        problem(hold(body(UUID.randomUUID().toString())).body("detail", containsString(item)), "tranche-held");
        var older = body(item);
        older.put("version", 2);
        problem(hold(older), "object-changed");
        var other = body(item);
        other.put("digest", "0".repeat(64));
        problem(hold(other), "object-changed");
        var draft = body(item);
        release(item, "*").statusCode(204);
        withdraw().statusCode(200);
        problem(hold(draft), "tranche-not-submitted");
    }

    @Test
    void endingAHoldThatIsNotThereChangesNothing() {
        hold(body(item)).statusCode(201);
        var before = get(Tokens.AGENT, tranche).extract().header("ETag");

        release(UUID.randomUUID().toString(), "*").statusCode(204);

        get(Tokens.AGENT, tranche).header("ETag", is(before)).body("hold.itemId", is(item));
        release(item, "*").statusCode(204);
        release(item, "*").statusCode(204);
    }

    /** A renewal in between wins. */
    @Test
    void aHoldThatWasRenewedIsNotEndedByAnOlderReading() {
        hold(body(item)).statusCode(201);
        var read = get(Tokens.DELIBERATION, tranche).extract().header("ETag");
        hold(body(item)).statusCode(200);

        release(item, read).statusCode(412);

        get(Tokens.AGENT, tranche).body("hold.itemId", is(item));
    }

    @Test
    void theDecisionEndsTheHold() {
        hold(body(item)).statusCode(201);

        put(Tokens.DELIBERATION, tranche + "/decision", sample.decision("ADOPTED"))
                .statusCode(201);

        get(null, tranche).body("state", is("ADOPTED")).body("hold", nullValue());
    }

    @Test
    void onlyDeliberationServiceHoldsAndOnlyAgentsLift() {
        for (var token : List.of(Tokens.AGENT, Tokens.ASSEMBLY, Tokens.AUDITOR, Tokens.CGET)) {
            put(token, tranche + "/hold", body(item)).statusCode(403);
            Api.as(token)
                    .header("If-Match", "*")
                    .delete(tranche + "/hold/" + item)
                    .then()
                    .statusCode(403);
        }
        put(Tokens.DELIBERATION, tranche + "/hold/" + item + "/lifting", REASON).statusCode(403);
    }

    @Test
    void aHoldWhoseSessionIsLongOverIsSeenAndLifted() throws SQLException {
        hold(body(item)).statusCode(201);
        held("HELD", true);
        held("OVERDUE", false);
        well("UP", 0);
        problem(lift(item), "hold-not-overdue");

        execute("update tranche set hold_renewed_at = now() - interval '32 days' where hold_item_id = '" + item + "'");

        held("OVERDUE", true);
        well("DOWN", 1);
        assertThat(metric("tranche_holds_overdue")).isEqualTo(1);
        lift(UUID.randomUUID().toString()).statusCode(404);
        lift(item).statusCode(200).body("state", is("SUBMITTED")).body("hold", nullValue());
        held("HELD", false);
        well("UP", 0);
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var kept = statement.executeQuery("select reason from lifted_hold where item_id = '" + item + "'")) {
            assertThat(kept.next()).isTrue();
            assertThat(kept.getString(1)).isEqualTo(REASON.get("reason"));
        }
        withdraw().statusCode(200);
    }

    /** Also one that was renewed long before its session. */
    @Test
    void aHoldOfALaterSessionIsNotOverdue() throws SQLException {
        hold(body(item)).statusCode(201);
        execute("update tranche set hold_renewed_at = now() - interval '90 days', hold_session_day = current_date - 29"
                + " where hold_item_id = '" + item + "'");

        held("OVERDUE", false);
        problem(lift(item), "hold-not-overdue");
    }

    private void held(String filter, boolean listed) {
        Api.as(Tokens.AGENT)
                .queryParam("hold", filter)
                .queryParam("limit", 100)
                .get("/v1/tranches")
                .then()
                .statusCode(200)
                .body("items.id", listed ? hasItem(sample.tranche) : not(hasItem(sample.tranche)));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    }

    private static void well(String status, int overdue) {
        var check = "checks.find { it.name == 'holds of tranches end with their session' }";
        given().port(managementPort())
                .get("/q/health/well")
                .then()
                .body(check + ".status", is(status))
                .body(check + ".data.overdue", is(overdue));
    }

    private static double metric(String name) {
        return given().port(managementPort())
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
