package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two replicas of programme-service on one database: a request that waits on one replica is answered after a commit
 * through the other.
 */
@ExtendWith(LoadedSuite.Once.class)
class ReplicaIT {
    private static final String FEED = "/v1/funders/ANCT/cofinancing-changes";

    private final Suite suite;
    private final Api api;
    private final Ports ports = FreePorts.find();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ServiceProcess other;

    ReplicaIT(LoadedSuite loaded) {
        suite = loaded.suite();
        api = suite.api();
    }

    @BeforeEach
    void startSecondReplica() {
        other = new ServiceProcess(
                "programme-service-2",
                suite.jar("programme-service"),
                ports.programme(),
                ports.programmeManagement(),
                suite.folder(),
                suite.programmeSettings());
        other.awaitReady();
    }

    @AfterEach
    void stopSecondReplica() {
        other.close();
    }

    private CompletableFuture<HttpResponse<String>> waitOnTheOther(String after) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.programme() + FEED + "?wait=30&after=" + after))
                .header("Authorization", "Bearer " + api.token(Client.ANCT))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private String head() {
        var funder = api.programme(Client.ANCT);
        var page = funder.get(FEED).body();
        while (page.get("hasMore").asBoolean()) {
            page = funder.get(FEED + "?after=" + page.get("next").asText()).body();
        }
        return page.get("next").asText();
    }

    @Test
    void aCommitThroughOneReplicaWakesTheOther() throws Exception {
        var requests = new Calls(api).adopt(12);
        var after = head();
        var millis = new ArrayList<Long>();
        for (var request : requests) {
            var waiting = waitOnTheOther(after);
            Thread.sleep(100);
            api.programme(Client.ANCT)
                    .put(
                            "/v1/cofinancing-requests/" + request + "/receipt",
                            Map.of(
                                    "version",
                                    1,
                                    "funderReference",
                                    "R-" + request,
                                    "receivedAt",
                                    "2019-03-20T09:30:00+01:00"));
            var answered = System.nanoTime();
            JsonNode page = Api.JSON.readTree(waiting.get().body());
            millis.add(Duration.ofNanos(System.nanoTime() - answered).toMillis());
            assertThat(page.get("items")).hasSize(1);
            assertThat(page.at("/items/0/requestId").asText()).isEqualTo(request);
            after = page.get("next").asText();
        }
        millis.sort(null);
        assertThat(millis.get(millis.size() / 2))
                .as("milliseconds after the writer's own answer, of %s", millis)
                .isLessThan(200);
    }

    @Test
    void aStoppingReplicaAnswersItsWaitingRequests() throws Exception {
        new Calls(api).adopt(1);
        var after = head();
        var waiting = waitOnTheOther(after);
        Thread.sleep(500);
        assertThat(waiting).isNotDone();

        var begun = System.nanoTime();
        other.close();

        var answer = waiting.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.JSON.readTree(answer.body()).get("next").asText()).isEqualTo(after);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }
}
