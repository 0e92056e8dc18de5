package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two services while programme-service is down, or while a tranche is on an agenda. */
@ExtendWith(LoadedSuite.Once.class)
class OutageIT {
    private static final Duration ARRIVAL = Duration.ofSeconds(45);

    private final Suite suite;
    private final Api.Caller agent;
    private final Api.Caller assembly;
    private final String bureau;
    private final String programme;
    private final String carrier;
    private final List<JsonNode> members;

    /** Uses the assembly and the members of the sample. */
    OutageIT(LoadedSuite loaded) {
        suite = loaded.suite();
        agent = suite.api().programme(Client.AGENT);
        assembly = suite.api().deliberation(Client.ASSEMBLY);
        bureau = text(assembly.get("/v1/sessions/" + loaded.adopted().session()), "assemblyId");
        programme = text(agent.get("/v1/tranches/" + loaded.adopted().tranche()), "programmeId");
        carrier = agent.list("/v1/carriers").get(0).get("id").asText();
        members = assembly.list("/v1/members");
    }

    @Test
    void aDecisionDuringAnOutageIsDeliveredAfterIt() throws Exception {
        var tranche = submittedTranche(2);
        var item = discussedItem("2019-04-04", tranche);
        var ballot = post(assembly, "/v1/agenda-items/" + item + "/ballots", at("2019-04-04T18:20:00+02:00"));

        suite.stopProgrammeService();
        var closed = assembly.put(
                        "/v1/ballots/" + ballot + "/closing",
                        Map.of("at", "2019-04-04T18:21:00+02:00", "unanimity", "FOR"))
                .body();
        assertThat(closed.at("/result/outcome").asText()).isEqualTo("ADOPTED");
        var number = closed.at("/deliberation/number").asText();
        assertThat(number).matches("2019\\.\\d{5}").isGreaterThan("2019.00081");
        assertThat(metrics()).containsPattern("(?m)^outbox_pending(\\{.*})? 1\\.0$");

        suite.startProgrammeService();
        var decision = awaitDecision(tranche);
        assertThat(decision.get("number").asText()).isEqualTo(number);
        assertThat(text(agent.get("/v1/tranches/" + tranche), "state")).isEqualTo("ADOPTED");
    }

    @Test
    void aBallotOnATrancheCannotOpenDuringAnOutage() {
        var tranche = submittedTranche(3);
        var item = discussedItem("2019-05-02", tranche);

        suite.stopProgrammeService();
        try {
            assertThatThrownBy(() -> assembly.post(
                            "/v1/agenda-items/" + item + "/ballots", "away", at("2019-05-02T18:20:00+02:00")))
                    .asInstanceOf(type(Api.Refused.class))
                    .returns(503, Api.Refused::status);
            assertThat(assembly.get("/v1/agenda-items/" + item)
                            .body()
                            .get("state")
                            .asText())
                    .isEqualTo("IN_DISCUSSION");
        } finally {
            suite.startProgrammeService();
        }
    }

    @Test
    void aTrancheOnAnAgendaCannotBeWithdrawnUntilItsItemIs() {
        var tranche = submittedTranche(4);
        var item = discussedItem("2019-06-06", tranche);
        var withdrawal = Map.of("reason", "An amount was wrong");

        assertThatThrownBy(() -> agent.put("/v1/tranches/" + tranche + "/withdrawal", withdrawal))
                .asInstanceOf(type(Api.Refused.class))
                .returns(409, Api.Refused::status)
                .returns("tranche-held", Api.Refused::type);

        assembly.put(
                "/v1/agenda-items/" + item + "/withdrawal",
                Map.of("at", "2019-06-06T18:20:00+02:00", "reason", "An amount was wrong"));
        var deadline = Instant.now().plus(ARRIVAL);
        while (!agent.get("/v1/tranches/" + tranche).body().get("hold").isNull()) {
            assertThat(Instant.now()).as("the hold has ended by now").isBefore(deadline);
            pause();
        }
        agent.put("/v1/tranches/" + tranche + "/withdrawal", withdrawal);
        assertThat(text(agent.get("/v1/tranches/" + tranche), "state")).isEqualTo("DRAFT");
    }

    private String submittedTranche(int number) {
        var tranche = post(
                agent,
                "/v1/programmes/" + programme + "/tranches",
                Map.of("number", number, "title", "Programmation 2019 - tranche " + number));
        post(
                agent,
                "/v1/tranches/" + tranche + "/actions",
                Map.of(
                        "pillar", 3,
                        "section", "FONCTIONNEMENT",
                        "title", "Relais emploi",
                        "carrierId", carrier,
                        "territories", List.of("metropole"),
                        "cost", "2000.00",
                        "contribution", "1000.00"));
        agent.put("/v1/tranches/" + tranche + "/submission", null);
        return tranche;
    }

    /** An item about this tranche, in discussion in a session of 40 members, at 18:05. */
    private String discussedItem(String day, String tranche) {
        var session = post(assembly, "/v1/sessions", Map.of("assemblyId", bureau, "date", day));
        var item = post(
                assembly,
                "/v1/sessions/" + session + "/agenda-items",
                Map.of("title", "Une tranche", "kind", "DELIBERATION", "trancheId", tranche));
        assembly.put("/v1/sessions/" + session + "/convocation", Map.of("sentOn", "2019-03-20", "urgent", false));
        assembly.post(
                "/v1/sessions/" + session + "/attendance",
                UUID.randomUUID().toString(),
                Map.of(
                        "events",
                        members.stream()
                                .limit(40)
                                .map(member -> Map.of(
                                        "memberId", member.get("id"), "kind", "ARRIVAL", "at", day + "T17:45:00+02:00"))
                                .toList()));
        assembly.put(
                "/v1/sessions/" + session + "/opening",
                Map.of(
                        "at", day + "T18:00:00+02:00",
                        "presidentId", members.get(0).get("id"),
                        "secretaryId", members.get(1).get("id")));
        assembly.put("/v1/agenda-items/" + item + "/discussion", at(day + "T18:05:00+02:00"));
        return item;
    }

    private JsonNode awaitDecision(String tranche) {
        var deadline = Instant.now().plus(ARRIVAL);
        while (true) {
            try {
                return agent.get("/v1/tranches/" + tranche + "/decision").body();
            } catch (Api.Refused notYet) {
                assertThat(notYet.status()).isEqualTo(404);
                assertThat(Instant.now()).as("the decision has arrived by now").isBefore(deadline);
                pause();
            }
        }
    }

    private String metrics() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + suite.ports().deliberationManagement() + "/q/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Retries while the answer is 503: the circuit breaker stays open for some time after another test. */
    private static String post(Api.Caller caller, String path, Object body) {
        var deadline = Instant.now().plus(ARRIVAL);
        while (true) {
            try {
                return caller.post(path, UUID.randomUUID().toString(), body)
                        .body()
                        .get("id")
                        .asText();
            } catch (Api.Refused refused) {
                if (refused.status() != 503 || Instant.now().isAfter(deadline)) {
                    throw refused;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Api.Answer answer, String field) {
        return answer.body().required(field).asText();
    }

    private static Map<String, String> at(String moment) {
        return Map.of("at", moment);
    }
}
