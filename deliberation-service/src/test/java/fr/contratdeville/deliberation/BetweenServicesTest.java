package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.posted;
import static fr.contratdeville.deliberation.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** This service and the real programme-service: available, not available, and available again. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class BetweenServicesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    CircuitBreakerMaintenance circuitBreakers;

    private boolean away;

    /** The circuit breaker stays open for some seconds after a test has opened it; the next test needs it closed. */
    @AfterEach
    void bringBack() {
        if (away) {
            comeBack();
        }
        circuitBreakers.resetAll();
    }

    private void goAway() {
        Environment.programme.stop();
        away = true;
    }

    private void comeBack() {
        Environment.programme.start();
        away = false;
    }

    private static void awaitDecision(String tranche, String outcome) {
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("state", is(outcome)));
    }

    @Test
    void anAdoptionIsDelivered() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);

        var deliberation = meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .extract();

        awaitDecision(tranche, "ADOPTED");
        Tranches.decision(tranche)
                .statusCode(200)
                .body("deliberationId", is(deliberation.<String>path("deliberation.id")))
                .body("number", is("2019.00001"))
                .body("outcome", is("ADOPTED"))
                .body("decidedOn", is("2019-03-07"))
                .body("version", is(1))
                .body("digest", is(Tranches.get(tranche).extract().<String>path("digest")));
        assertThat(Environment.gateway.decisions(tranche)).hasSize(1);
        get("/v1/deliberations/" + deliberation.path("deliberation.id"))
                .body("tranche.id", is(tranche))
                .body("tranche.digest", notNullValue());
    }

    /**
     * Also if both are recorded while programme-service is not available: first the decision, then its enforceability.
     */
    @Test
    void enforceabilityIsDeliveredAfterTheDecision() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        Environment.programme.stop();
        try {
            String deliberation = meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                    .statusCode(200)
                    .extract()
                    .path("deliberation.id");
            var identifier = "042-244200770-20190307-D"
                    + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-DE";
            Api.put(
                            "/v1/deliberations/" + deliberation + "/transmission",
                            Map.of("on", "2019-03-22", "actIdentifier", identifier))
                    .statusCode(200);
            Api.put(
                            "/v1/deliberations/" + deliberation + "/publication",
                            Map.of("on", "2019-03-19", "medium", "POSTING"))
                    .statusCode(200)
                    .body("enforceableOn", is("2019-03-22"));
        } finally {
            Environment.programme.start();
        }

        await().atMost(SOON)
                .untilAsserted(
                        () -> Tranches.enforceability(tranche).statusCode(200).body("enforceableOn", is("2019-03-22")));
        Tranches.get(tranche).body("state", is("ADOPTED"));
    }

    @Test
    void aRejectionIsDelivered() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        meeting.closeBallot(meeting.opened(meeting.itemAbout(tranche), 4), Map.of("against", Map.of("count", 3)))
                .statusCode(200);

        awaitDecision(tranche, "REJECTED");
    }

    @Test
    void aBallotRequiresTheListedVersionOfTheTranche() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.opened(4).discussed(item);

        Tranches.takeBack(tranche);
        refused(meeting.openBallot(item), 409, "object-changed");
        Tranches.action(tranche, "Une action de plus");
        Tranches.submit(tranche);
        refused(meeting.openBallot(item), 409, "object-changed");

        get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));
        assertThat(Environment.gateway.decisions(tranche)).isEmpty();
    }

    @Test
    void onlyOperationsOnTranchesFailWhileProgrammeServiceIsDown() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        var other = meeting.item("Sans tranche");
        var ballotOfOther = meeting.opened(4).ballot(other);
        meeting.discussed(item);
        goAway();

        var path = "/v1/agenda-items/" + item + "/ballots";
        for (var attempt = 0; attempt < 8; attempt++) {
            refused(posted(path, Map.of("at", meeting.next())), 503, "programme-unavailable")
                    .header("Retry-After", "5");
        }
        refused(
                posted(
                        Meeting.of(3).path() + "/agenda-items",
                        Map.of("title", "Autre", "kind", "DELIBERATION", "trancheId", tranche)),
                503,
                "programme-unavailable");
        get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));

        meeting.closeBallot(ballotOfOther, Map.of("unanimity", "FOR")).statusCode(200);
        Api.put(
                        "/v1/agenda-items/" + item + "/postponement",
                        Map.of("at", meeting.next(), "reason", "Le service ne répond pas"))
                .statusCode(200);
        meeting.closed();
        get(null, meeting.path()).body("state", is("CLOSED"));
    }

    @Test
    void aDecisionIsDeliveredAfterProgrammeServiceWasDown() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        goAway();

        meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("result.outcome", is("ADOPTED"))
                .body("deliberation.number", is("2019.00001"));
        await().atMost(SOON).untilAsserted(() -> health("DOWN"));
        assertThat(metric("outbox_pending")).isEqualTo(1);
        assertThat(metric("outbox_oldest_age_seconds")).isPositive();

        comeBack();
        awaitDecision(tranche, "ADOPTED");
        await().atMost(SOON).untilAsserted(() -> health("UP"));
        assertThat(metric("outbox_pending")).isZero();
    }

    @Test
    void aRefusedDecisionStaysPendingAndIsReported() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        Tranches.takeBack(tranche);

        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);

        await().atMost(SOON).untilAsserted(() -> health("DOWN"));
        assertThat(metric("outbox_refused")).isEqualTo(1);
        await().atMost(SOON).until(() -> Environment.gateway.decisions(tranche).size() > 2);
        assertThat(Environment.gateway.decisions(tranche))
                .extracting(Gateway.RecordedDecision::status)
                .containsOnly(409);
        execute("delete from outbox where tranche_id = '" + tranche + "'");
    }

    @Test
    void aBallotThatRollsBackDeliversNothingAndLeavesNoGap() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var before = meeting.item("Avant");
        var item = meeting.itemAbout(tranche);
        meeting.opened(4);
        var first = meeting.adopted(before);
        var ballot = meeting.ballot(item);
        // Another system has written number 2 directly into the register.
        execute("""
                insert into deliberation (id, revision, assembly_id, series_year, sequence, number, session_id, item_id,
                    ballot_id, decided_on, title, operative_part, state, voices, in_favour, against, abstentions, form, blank,
                    spoilt, departed, majority, casting_vote_used, outcome, wording, rules)
                select gen_random_uuid(), 0, assembly_id, 2019, 2, '2019.00002', session_id, item_id, '%s', decided_on,
                    'Intruse', operative_part, state, voices, in_favour, against, abstentions, form, blank, spoilt,
                    departed, majority, casting_vote_used, outcome, wording, rules
                from deliberation where ballot_id = '%s'
                """.formatted(ballot, first));

        refused(meeting.closeBallot(ballot, Map.of("unanimity", "FOR")), 500, "internal-error");

        get("/v1/ballots/" + ballot).body("state", is("OPEN"));
        get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));
        get("/v1/assemblies/" + meeting.assembly + "/registers/2019").body("nextNumber", is(2));
        Tranches.get(tranche).body("state", is("SUBMITTED"));
        assertThat(Environment.gateway.decisions(tranche)).isEmpty();
        execute("delete from deliberation where title = 'Intruse'");

        meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("deliberation.number", is("2019.00002"));
        awaitDecision(tranche, "ADOPTED");
    }

    /** If the database refuses the commit, nothing is stored, and nothing is sent. */
    @Test
    void aCommitThatFailsDeliversNothing() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        execute("""
                create function refuse_commit() returns trigger language plpgsql as
                    $$ begin raise exception 'no commit today'; end $$;
                create constraint trigger refuse_commit after insert on outbox deferrable initially deferred
                    for each row execute function refuse_commit();
                """);
        try {
            refused(meeting.closeBallot(ballot, Map.of("unanimity", "FOR")), 500, "internal-error");
        } finally {
            execute("drop trigger refuse_commit on outbox; drop function refuse_commit");
        }

        get("/v1/ballots/" + ballot).body("state", is("OPEN"));
        get("/v1/deliberations?assemblyId=" + meeting.assembly).body("items", hasSize(0));
        get("/v1/assemblies/" + meeting.assembly + "/registers/2019").body("nextNumber", is(1));
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> Environment.gateway.decisions(tranche).isEmpty());

        meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("deliberation.number", is("2019.00001"));
        awaitDecision(tranche, "ADOPTED");
        assertThat(Environment.gateway.decisions(tranche)).hasSize(1);
    }

    @Test
    void aRepeatedOpeningNeedsNoProgrammeService() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.opened(4).discussed(item);
        var body = Map.of("at", meeting.next());
        var path = "/v1/agenda-items/" + item + "/ballots";

        var first = keyed(item).body(body).post(path).then().statusCode(201).extract();
        goAway();
        var second = keyed(item).body(body).post(path).then().statusCode(201).extract();

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        refused(keyed(item).body(Map.of("at", meeting.next())).post(path).then(), 422, "idempotency-key-reused");
    }

    private static RequestSpecification keyed(String key) {
        return Api.as(Tokens.ASSEMBLY).header("Idempotency-Key", key).contentType("application/json");
    }

    private static void execute(String sql) {
        try (var connection = Environment.database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    }

    private void health(String status) {
        given().port(managementPort())
                .get("/q/health/well")
                .then()
                .body("checks.find { it.name == 'decisions reach programme-service' }.status", is(status));
    }

    private double metric(String name) {
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
