package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A replica that is started while the authorization server is away. */
@ExtendWith(LoadedSuite.Once.class)
class MissingKeysIT {
    private static final List<String> SERVICES = List.of("programme-service", "deliberation-service");

    private final LoadedSuite loaded;

    MissingKeysIT(LoadedSuite loaded) {
        this.loaded = loaded;
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void isNotReadyUntilItHasTheKeysAndThenServesWithoutARestart(String name) throws Exception {
        var service = name.equals("programme-service")
                ? ServiceUnderTest.programme(loaded)
                : ServiceUnderTest.deliberation(loaded);
        var ports = FreePorts.find();
        var folder = new DataFolder(Files.createTempDirectory(Path.of("target"), "late-"));
        var issuer = "http://localhost:" + ports.authorization() + "/suite";
        try (folder;
                var replica = new Replica(service, Map.of("OIDC_ISSUER", issuer))) {
            await(() -> replica.management("/q/health/live").statusCode() == 200);
            assertThat(replica.isReady()).isFalse();
            assertThat(replica.send(service.list()).statusCode()).isEqualTo(200);
            for (var call : List.of(
                    service.change(1).header("If-Match", "*"),
                    service.list().token(service.suite().api().token(service.writer())))) {
                var answer = replica.send(call);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                assertThat(Api.JSON.readTree(answer.body()).get("type").asText())
                        .isEqualTo("/problems/keys-unavailable");
            }

            var late = new AuthorizationServer(folder, ports);
            try {
                await(replica::isReady);
                var token = new Api("", "", late.issuer() + "/token", client -> client.secret(folder))
                        .token(service.writer());
                var answer =
                        replica.send(service.change(2).header("If-Match", "*").token(token));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            } finally {
                late.close();
            }
            assertThat(replica.isReady()).as("ready with the keys alone").isTrue();
            assertThat(replica.log())
                    .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"))
                    .noneMatch(line -> line.contains(" ERROR "));
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!holds(condition)) {
            assertThat(Instant.now()).as("by now").isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static boolean holds(Condition condition) throws Exception {
        try {
            return condition.holds();
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}
