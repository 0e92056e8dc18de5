package fr.contratdeville.deliberation.programme;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.posted;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Gateway.Answer;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tranches;
import fr.contratdeville.deliberation.law.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only programme-service itself refuses; every other answer is an outage. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RefusalOrOutageTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Decision DECISION =
            new Decision(UUID.randomUUID(), "2019.00001", Outcome.ADOPTED, LocalDate.of(2019, 3, 7), 1, "0".repeat(64));

    @Inject
    Programme programme;

    @Inject
    CircuitBreakerMaintenance circuitBreakers;

    @BeforeEach
    @AfterEach
    void closeTheCircuitBreakers() {
        circuitBreakers.resetAll();
    }

    /** What routers, firewalls, proxies and captive portals answer. */
    static Stream<Answer> notFromProgrammeService() {
        return Stream.of(
                Answer.of(404, "text/html", "<h1>404 page not found</h1>"),
                Answer.of(404, "application/json", "{\"message\": \"no Route matched with those values\"}"),
                Answer.of(404, "application/problem+json", "{\"type\": \"about:blank\", \"status\": 404}"),
                Answer.of(404, "application/problem+json", "{\"status\": 404}"),
                Answer.of(409, "application/problem+json", "{\"type\": "),
                Answer.of(409, "application/problem+json", ""),
                Answer.of(409, "application/json", "{\"type\": \"/problems/object-changed\"}"),
                Answer.of(409, "text/html", "{\"type\": \"/problems/object-changed\"}"),
                Answer.of(403, "text/html", "<h1>Request blocked</h1>"),
                Answer.of(400, "text/plain", "Bad Request"),
                Answer.of(413, "text/html", "Request Entity Too Large"),
                Answer.of(200, "text/html", "<h1>Maintenance</h1>"),
                Answer.of(200, "application/json", "{\"status\": \"maintenance\"}"),
                Answer.of(200, "application/json", "}{"),
                Answer.of(200, "application/json", ""),
                Answer.of(201, "application/json", "null"),
                Answer.of(204, "application/json", ""),
                Answer.of(302, "text/html", "").with("Location", "/login"),
                Answer.problem(401, "/problems/unauthenticated"),
                Answer.problem(403, "/problems/forbidden"),
                Answer.problem(409, "/problems/request-in-progress"),
                Answer.problem(412, "/problems/stale-version"),
                Answer.problem(429, "/problems/too-many-requests"),
                Answer.problem(500, "/problems/internal-error"),
                Answer.problem(503, "/problems/unavailable"));
    }

    @ParameterizedTest
    @MethodSource("notFromProgrammeService")
    void anythingElseIsAnOutage(Answer answer) {
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(tranche.toString(), () -> answer);

        assertThat(programme.decide(tranche, DECISION))
                .isInstanceOf(fr.contratdeville.deliberation.programme.Answer.Unavailable.class);
    }

    @Test
    void aProblemOfProgrammeServiceIsARefusal() {
        for (var type : Problem.REFUSALS) {
            var tranche = UUID.randomUUID();
            Environment.gateway.answer(tranche.toString(), () -> Answer.problem(409, type));

            assertThat(programme.decide(tranche, DECISION))
                    .isInstanceOfSatisfying(
                            fr.contratdeville.deliberation.programme.Answer.Refused.class,
                            refused -> assertThat(refused.problem())
                                    .isEqualTo(new Problem(type, "The tranche is not as it was.")));
        }
    }

    @Test
    void theRefusalsAreInTheContractOfProgrammeService() throws IOException {
        var contract = Files.readString(Path.of("../programme-service/openapi/programme-service.yaml"));

        assertThat(Problem.REFUSALS).allSatisfy(type -> assertThat(contract).contains("type: " + type + "\n"));
    }

    /** A number of seconds, or an instant. */
    @Test
    void retryAfterIsRead() {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        var later = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(100));
        assertThat(retryAfter("17")).isEqualTo(Duration.ofSeconds(17));
        assertThat(retryAfter(later)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(110));
        assertThat(retryAfter("soon")).isNull();
    }

    private Duration retryAfter(String header) {
        circuitBreakers.resetAll();
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(
                tranche.toString(), () -> Answer.of(503, "text/html", "").with("Retry-After", header));
        return ((fr.contratdeville.deliberation.programme.Answer.Unavailable) programme.decide(tranche, DECISION))
                .retryAfter()
                .orElse(null);
    }

    @Test
    void aRouterWithoutARouteIsNoUnknownTrancheAndNoChangedOne() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.opened(4).discussed(item);
        Environment.gateway.answer(tranche, () -> Answer.of(404, "text/html", "<h1>404 page not found</h1>"));

        refused(meeting.openBallot(item), 503, "programme-unavailable").header("Retry-After", "5");
        refused(
                posted(
                        meeting.another().path() + "/agenda-items",
                        Map.of("title", "Autre", "kind", "DELIBERATION", "trancheId", tranche)),
                503,
                "programme-unavailable");

        Environment.gateway.forward(tranche);
        circuitBreakers.resetAll();
        get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));
        meeting.openBallot(item).statusCode(201);
    }

    /** With the ordinary delay; and an answer cannot put the next attempt off for long. */
    @ParameterizedTest
    @MethodSource("outages")
    void aDecisionArrivesSoonAfterTheOutage(Answer outage) throws SQLException {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        var answered = new AtomicInteger();
        Environment.gateway.answer(tranche, () -> {
            answered.incrementAndGet();
            return outage;
        });
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        await().atMost(SOON).until(() -> answered.get() > 2);
        get("/v1/refused-deliveries").body("items", hasSize(0));

        Environment.gateway.forward(tranche);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> Tranches.get(tranche).body("state", is("ADOPTED")));
    }

    static Stream<Answer> outages() {
        return Stream.of(
                Answer.of(404, "text/html", "<h1>404 page not found</h1>"),
                Answer.of(403, "text/html", "<h1>Request blocked</h1>"),
                Answer.of(400, "text/plain", "Bad Request"),
                Answer.of(200, "text/html", "<h1>Maintenance</h1>"),
                Answer.of(503, "text/html", "").with("Retry-After", "3600"));
    }

    /** By the settings of production, in the worst case. */
    @Test
    void theDelaysAddUpToLessThan45Seconds() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        var circuitBreaker = Duration.ofSeconds(5);
        var worst = Duration.parse(settings.getProperty("outbox.longest-delay"))
                .plus(Duration.parse(settings.getProperty("outbox.every")))
                .plus(circuitBreaker)
                .plus(Programme.LONGEST_CALL.multipliedBy(2));

        assertThat(worst).isLessThan(Duration.ofSeconds(45));
        assertThat(Duration.parse(settings.getProperty("outbox.lease"))
                        .plus(Duration.parse(settings.getProperty("outbox.every")))
                        .plus(Programme.LONGEST_CALL))
                .as("after a crash")
                .isLessThan(Duration.ofSeconds(45));
    }
}
