package fr.contratdeville.deliberation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tranches in the real programme-service, created as its agents do. */
public final class Tranches {
    private Tranches() {}

    private static RequestSpecification agent() {
        return given().baseUri(Environment.programme.url())
                .port(Integer.parseInt(Environment.programme.url().replaceAll(".*:", "")))
                .auth()
                .oauth2(Tokens.AGENT)
                .header("If-Match", "*")
                .contentType(ContentType.JSON);
    }

    private static String id(String path, Map<String, ?> body) {
        return agent().body(body).post(path).then().statusCode(201).extract().path("id");
    }

    /** A draft tranche with one action. */
    public static String draft() {
        var contract = id(
                "/v1/contracts",
                Map.of(
                        "name",
                        "Contrat de Ville " + UUID.randomUUID(),
                        "startsOn",
                        "2015-06-30",
                        "endsOn",
                        "2020-12-31",
                        "pillars",
                        List.of(Map.of("number", 3, "name", "Emploi")),
                        "territories",
                        List.of(Map.of("code", "metropole", "name", "Métropole"))));
        var programme = id(
                "/v1/programmes",
                Map.of(
                        "contractId",
                        contract,
                        "year",
                        2019,
                        "name",
                        "Programmation 2019",
                        "callForProjects",
                        Map.of("opensOn", "2018-11-13", "projectsReceived", 330, "projectsRequestingFunding", 91)));
        var tranche = id("/v1/programmes/" + programme + "/tranches", Map.of("number", 1, "title", "Première tranche"));
        action(tranche, "Relais emploi");
        return tranche;
    }

    public static void action(String tranche, String title) {
        var carrier = id("/v1/carriers", Map.of("name", "AGASEF " + UUID.randomUUID(), "own", false));
        id(
                "/v1/tranches/" + tranche + "/actions",
                Map.of(
                        "pillar",
                        3,
                        "section",
                        "FONCTIONNEMENT",
                        "title",
                        title,
                        "carrierId",
                        carrier,
                        "territories",
                        List.of("metropole"),
                        "cost",
                        "37940.00",
                        "contribution",
                        "12900.00"));
    }

    public static String submitted() {
        var tranche = draft();
        submit(tranche);
        return tranche;
    }

    public static void submit(String tranche) {
        agent().put("/v1/tranches/" + tranche + "/submission").then().statusCode(200);
    }

    public static ValidatableResponse withdraw(String tranche) {
        return agent().body(Map.of("reason", "À revoir"))
                .put("/v1/tranches/" + tranche + "/withdrawal")
                .then();
    }

    /** Ends the hold, as an agent can when its session is long over. */
    public static void lift(String tranche) {
        change(
                tranche,
                "hold_item_id = null, hold_item_title = null, hold_session_day = null, hold_since = null,"
                        + " hold_renewed_at = null");
    }

    /** Renews the hold, as the opening of a ballot does. */
    public static void renew(String tranche) {
        change(tranche, "hold_renewed_at = now()");
    }

    private static void change(String tranche, String columns) {
        try (var connection = Environment.programmeDatabase();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update tranche set revision = revision + 1, " + columns + " where id = '" + tranche + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Withdraws a tranche that is on an agenda: its hold was lifted. A comparison at the same time puts it again. */
    public static void takeBack(String tranche) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            lift(tranche);
            return withdraw(tranche).extract().statusCode() == 200;
        });
    }

    public static ValidatableResponse get(String tranche) {
        return agent().get("/v1/tranches/" + tranche).then();
    }

    public static ValidatableResponse enforceability(String tranche) {
        return agent().get("/v1/tranches/" + tranche + "/enforceability").then();
    }

    public static ValidatableResponse decision(String tranche) {
        return agent().get("/v1/tranches/" + tranche + "/decision").then();
    }
}
