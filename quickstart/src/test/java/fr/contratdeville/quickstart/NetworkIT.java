package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.quickstart.FaultyProxy.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A bad network between the two services, and between a service and its database. */
@TestInstance(Lifecycle.PER_CLASS)
class NetworkIT {
    /** A decision arrives within this time after the end of an outage. */
    private static final Duration ARRIVAL = Duration.ofSeconds(45);
    /** Each request is answered within this time, whatever the network does. */
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** A service serves again within this time after its database can be reached. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Replicas replicas;
    private FaultyProxy toProgramme;
    private FaultyProxy toDatabase;
    private Api api;
    private Partners partners;
    private String programme;
    private int tranches;

    @BeforeAll
    void startReplicas() throws IOException {
        replicas = new Replicas();
        var programmeService = replicas.programme().get(0);
        var deliberationService = replicas.deliberation().get(0);
        toProgramme = new FaultyProxy(programmeService.port());
        var database = URI.create(replicas.suite().databaseUrl("programme").substring("jdbc:".length()));
        toDatabase = new FaultyProxy(database.getPort());
        programmeService.set(
                "PROGRAMME_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + database.getPath());
        deliberationService.set("PROGRAMME_URL", "http://127.0.0.1:" + toProgramme.port());
        programmeService.start();
        deliberationService.start();
        programmeService.awaitReady();
        deliberationService.awaitReady();
        api = replicas.api();
        new Story(api, new PrintStream(OutputStream.nullOutputStream())).load();
        partners = new Partners(replicas, api, new PersistentClient());
        programme = partners.programme();
    }

    @AfterAll
    void stopReplicas() {
        replicas.close();
        toProgramme.close();
        toDatabase.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aDecisionArrivesAfterABadNetwork(Fault fault) throws Exception {
        var tranche = partners.submit(programme, ++tranches).tranche();
        var discussed = partners.discuss(tranche);
        var ballot = partners.openBallot(discussed);
        var other = partners.discuss(partners.submit(programme, ++tranches).tranche());

        toProgramme.set(fault);
        var opened = send(
                "POST",
                replicas.deliberation().get(0).address() + "/v1/agenda-items/" + other.item() + "/ballots",
                Client.ASSEMBLY,
                "{\"at\": \"" + other.time("16:20") + "\"}");
        assertThat(opened).as("opening a ballot reads the tranche").isIn(fault == Fault.SLOW ? 201 : 503, 503);
        var number = partners.closeBallot(discussed, ballot)
                .at("/deliberation/number")
                .asText();

        toProgramme.set(Fault.NONE);
        var since = System.nanoTime();
        while (send(
                        "GET",
                        replicas.programme().get(0).address() + "/v1/tranches/" + tranche + "/decision",
                        Client.AGENT,
                        null)
                != 200) {
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .as("decision %s has arrived by now", number)
                    .isLessThan(ARRIVAL);
            Thread.sleep(100);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void aServiceOutlivesABadNetworkToItsDatabase(Fault fault) throws Exception {
        var service = replicas.programme().get(0);
        toDatabase.set(fault);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = IntStream.range(0, 16)
                    .mapToObj(at -> threads.submit(() -> at % 2 == 0
                            ? send("GET", service.address() + "/v1/tranches?limit=1", Client.AGENT, null)
                            : send(
                                    "POST",
                                    service.address() + "/v1/programmes/" + programme + "/tranches",
                                    Client.AGENT,
                                    "{\"number\": " + (21 + (16 * fault.ordinal() + at) % 78)
                                            + ", \"title\": \"Lot\"}")))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 201, 503);
            }
        } finally {
            threads.shutdownNow();
        }
        if (fault != Fault.SLOW) {
            assertThat(send("GET", service.management() + "/q/health/ready", null, null))
                    .isEqualTo(503);
        }

        toDatabase.set(Fault.NONE);
        var since = System.nanoTime();
        while (send("GET", service.management() + "/q/health/ready", null, null) != 200
                || send("GET", service.address() + "/v1/tranches?limit=1", Client.AGENT, null) != 200) {
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .as("ready again")
                    .isLessThan(RECOVERY);
            Thread.sleep(100);
        }
    }

    /** @return the status; the test fails without an answer in time */
    private int send(String method, String address, Client client, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER);
        if (client != null) {
            request.header("Authorization", "Bearer " + api.token(client));
        }
        if (body == null) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(500);
        return answer.statusCode();
    }
}
