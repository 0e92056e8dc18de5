package fr.contratdeville.deliberation.delivery;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.wronglyAs;
import static fr.contratdeville.deliberation.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tokens;
import fr.contratdeville.deliberation.Tranches;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision that programme-service refuses is shown with its cause, and can be set aside. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RefusedDeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PATH = "/v1/refused-deliveries";
    private static final String REASON = "La tranche a été soumise de nouveau";

    private String tranche;
    private Meeting meeting;
    private String deliberation;

    /** The hold is lifted and the tranche withdrawn while the ballot is open, which an agent should not do. */
    @BeforeEach
    void refusedDecision() {
        tranche = Tranches.submitted();
        meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        Tranches.takeBack(tranche);
        deliberation = meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .extract()
                .path("deliberation.id");
        await().atMost(SOON).untilAsserted(() -> list().body("items", hasSize(1)));
    }

    private static ValidatableResponse list() {
        return get(PATH).statusCode(200);
    }

    private static String id() {
        return list().extract().path("items[0].id");
    }

    /** A retry can be under way at this moment, which is refused. */
    private static void setAside(String id) {
        await().atMost(SOON).until(() -> send(id, REASON).extract().statusCode() == 200);
    }

    private static ValidatableResponse send(String id, String reason) {
        return Api.put(PATH + "/" + id + "/setting-aside", Map.of("reason", reason));
    }

    private static void well(String status) {
        await().atMost(SOON)
                .untilAsserted(() -> given().port(
                                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class))
                        .get("/q/health/well")
                        .then()
                        .body("status", is(status)));
    }

    @Test
    void itIsListedWithItsCauseAndSetAsideWithAReason() throws SQLException {
        list().body("items[0].content", is("DECISION"))
                .body("items[0].trancheId", is(tranche))
                .body("items[0].deliberationId", is(deliberation))
                .body("items[0].sessionId", is(meeting.session))
                .body("items[0].problem", is("/problems/tranche-not-submitted"))
                .body("items[0].detail", is("The tranche is DRAFT. This operation requires state SUBMITTED."))
                .body("items[0].refusedSince", notNullValue())
                .body("items[0].attempts", greaterThan(0))
                .body("items[0].setAsideAt", nullValue());
        well("DOWN");
        var id = id();

        setAside(id);

        list().body("items", empty());
        well("UP");
        assertThat(journalOf(meeting.session)).containsExactly("DELIVERY_SET_ASIDE " + REASON);
        send(id, REASON).statusCode(200).body("setAsideBecause", is(REASON)).body("setAsideAt", notNullValue());
        refused(send(id, "Autre motif"), 409, "delivery-not-refused");
        assertThat(journalOf(meeting.session)).hasSize(1);
        get("/v1/deliberations/" + deliberation).body("tranche.id", is(tranche));
    }

    /** The tranche that was submitted and voted again becomes adopted. */
    @Test
    void whatFollowsItGoesOn() {
        Tranches.submit(tranche);
        var second = meeting.another();
        var ballot = second.opened(second.itemAbout(tranche), 4);
        second.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(() -> Tranches.get(tranche).body("state", is("SUBMITTED")));

        setAside(id());

        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("state", is("ADOPTED")));
        well("UP");
    }

    /** Its tranche is no longer before the assembly. */
    @Test
    void itsHoldEnds() {
        setAside(id());
        var held = Tranches.submitted();
        var next = meeting.another();
        var ballot = next.opened(next.itemAbout(held), 4);
        Environment.gateway.answer(UUID.fromString(held), () -> 409);
        next.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> list().body("items.trancheId", is(List.of(held))));
        Tranches.withdraw(held).statusCode(409).body("type", is("/problems/tranche-held"));

        setAside(id());
        Environment.gateway.forward(held);

        await().atMost(SOON).untilAsserted(() -> Tranches.get(held).body("hold", nullValue()));
        Tranches.withdraw(held).statusCode(200);
    }

    @Test
    void onlyTheSecretariatSetsAside() {
        var id = id();
        for (var token : List.of(Tokens.AGENT, Tokens.AUDITOR, Tokens.DELIBERATION, Tokens.CGET)) {
            get(token, PATH).statusCode(403);
            Api.as(token)
                    .contentType("application/json")
                    .body(Map.of("reason", REASON))
                    .put(PATH + "/" + id + "/setting-aside")
                    .then()
                    .statusCode(403);
        }
        wronglyAs(Tokens.ASSEMBLY)
                .contentType("application/json")
                .body(Map.of("reason", " "))
                .put(PATH + "/" + id + "/setting-aside")
                .then()
                .statusCode(400);
        refused(send(UUID.randomUUID().toString(), REASON), 404, "not-found");
        list().body("items", hasSize(1));
        setAside(id);
    }

    @Test
    void theListIsPaged() {
        var other = Tranches.submitted();
        var next = meeting.another();
        var ballot = next.opened(next.itemAbout(other), 4);
        Tranches.takeBack(other);
        next.closeBallot(ballot, Map.of("unanimity", "AGAINST")).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> list().body("items.trancheId", is(List.of(tranche, other))));

        var first = get(PATH + "?limit=1").body("items.trancheId", is(List.of(tranche)));
        get(PATH + "?limit=1&cursor=" + first.extract().path("next"))
                .body("items.trancheId", is(List.of(other)))
                .body("next", nullValue());

        setAside(id());
        setAside(id());
    }

    private static List<String> journalOf(String session) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select kind || ' ' || reason from session_event where session_id = '"
                        + session + "' and reason is not null")) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
