package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.quickstart.puller.Puller;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The puller as a process that is killed at random times, while new requests arrive. */
@ExtendWith(LoadedSuite.Once.class)
class PullerIT {
    private static final int KILLS = 10;
    private static final int BATCH = 12;

    private final Suite suite;
    private final Api api;

    @TempDir
    Path folder;

    PullerIT(LoadedSuite loaded) {
        suite = loaded.suite();
        api = suite.api();
    }

    @Test
    void aKilledPullerLosesNothingAndRepeatsNothing() throws Exception {
        var random = new Random(20190307);
        var calls = new Calls(api);
        var requests = new ArrayList<String>();
        for (var kill = 0; kill < KILLS; kill++) {
            requests.addAll(calls.adopt(BATCH));
            var puller = puller("ANCT", Client.ANCT);
            // Kills it between its start and the end of its work.
            Thread.sleep(300 + random.nextInt(1_700));
            puller.destroyForcibly().waitFor();
        }
        var last = puller("ANCT", Client.ANCT, "--once");
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(console()).isZero();
        assertThat(console()).contains("No more changes.", "€ granted so far");

        var events = events();
        for (var request : requests) {
            assertThat(events.stream()
                            .filter(event -> event.get("requestId").asText().equals(request))
                            .map(event -> event.get("type").asText()))
                    .as("what the service saw of request %s", request)
                    .containsExactly("REQUEST_SUBMITTED", "REQUEST_RECEIVED", "REQUEST_DECIDED");
        }
        var state = Api.JSON.readTree(folder.resolve("state.json").toFile());
        assertThat(state.get("events").asInt()).as("processed changes").isEqualTo(events.size());
        // Other tests have made requests too.
        assertThat(state.get("decided").asInt()).isEqualTo((int) events.stream()
                .filter(event -> event.get("type").asText().equals("REQUEST_DECIDED"))
                .count());
        assertThat(new BigDecimal(state.get("granted").asText()))
                .isEqualByComparingTo(events.stream()
                        .filter(event -> event.get("type").asText().equals("REQUEST_DECIDED"))
                        .map(event -> new BigDecimal(
                                event.at("/request/decision/grantedAmount").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void aSecondPullerOnTheSameStateFileIsRefused() throws Exception {
        var first = puller("ANCT", Client.ANCT);
        try {
            while (!Files.exists(folder.resolve("state.json.lock"))) {
                Thread.sleep(50);
            }
            Thread.sleep(500);
            var second = puller("ANCT", Client.ANCT, "--once");
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(console()).contains("Another puller works with");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    @Test
    void anInvalidCeilingIsRefused() throws Exception {
        for (var ceiling : List.of("1500,00", "0", "0.00", "-1", "0.005", "1e3", "1234567890123")) {
            var puller = puller("ANCT", Client.ANCT, "--once", "--ceiling", ceiling);
            assertThat(puller.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(puller.exitValue()).as(ceiling).isEqualTo(2);
            assertThat(console()).contains("--ceiling is an amount of euros above zero", "not " + ceiling + ".");
        }
        assertThat(folder.resolve("state.json.lock")).doesNotExist();
    }

    /** The state of an older version, which grants more than requested. */
    @Test
    void aRefusedIntentIsNotRepeatedAtTheNextStart() throws Exception {
        var cursor = api.programme(Client.ANCT)
                .get("/v1/cofinancing-requests?limit=1")
                .body()
                .get("changes")
                .asText();
        var request = new Calls(api).adopt(1).get(0);
        var state = Api.JSON.createObjectNode();
        state.put("cursor", cursor).put("events", 0).put("decided", 0).put("granted", 0);
        state.putArray("done");
        var intent = state.putObject("intent").put("request", request).put("version", 1);
        intent.putObject("receipt")
                .put("version", 1)
                .put("funderReference", "ANCT-" + request + "-1")
                .put("receivedAt", "2019-03-20T09:30:00Z");
        intent.putObject("decision")
                .put("version", 1)
                .put("outcome", "GRANTED")
                .put("grantedAmount", "999999.00")
                .put("decidedOn", "2019-04-12");
        Api.JSON.writeValue(folder.resolve("state.json").toFile(), state);

        var refused = puller("ANCT", Client.ANCT, "--once");
        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(console()).contains("request " + request + " was refused permanently");
        assertThat(Api.JSON
                        .readTree(folder.resolve("state.json").toFile())
                        .get("intent")
                        .isNull())
                .isTrue();

        // Withdrawn, because other pullers read this feed too.
        api.programme(Client.AGENT)
                .put("/v1/cofinancing-requests/" + request + "/withdrawal", Map.of("reason", "N'aura pas lieu"));
        var next = puller("ANCT", Client.ANCT, "--once");
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(next.exitValue()).as(console()).isZero();
    }

    private Process puller(String funder, Client client, String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                Puller.class.getName(),
                "--programme",
                "http://localhost:" + suite.ports().programme(),
                "--token-url",
                suite.issuer() + "/token",
                "--client",
                client.id(),
                "--funder",
                funder,
                "--state",
                folder.resolve("state.json").toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console").toFile()));
        builder.environment().putAll(new HashMap<>(Map.of("PULLER_SECRET", client.secret(suite.folder()))));
        return builder.start();
    }

    private List<JsonNode> events() {
        var all = new ArrayList<JsonNode>();
        var feed = api.programme(Client.ANCT);
        var path = "/v1/funders/ANCT/cofinancing-changes";
        var page = feed.get(path).body();
        page.get("items").forEach(all::add);
        while (page.get("hasMore").asBoolean()) {
            page = feed.get(path + "?after=" + page.get("next").asText()).body();
            page.get("items").forEach(all::add);
        }
        return all;
    }

    private String console() throws IOException {
        return Files.readString(folder.resolve("console"));
    }
}
