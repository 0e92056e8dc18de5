package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** suite.sh in bash and zsh; a shell that is not installed is skipped. */
class ShellFileTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void itsCommandsRunIn(String shell) throws Exception {
        assumeTrue(isInstalled(shell), shell + " is not installed");
        // The folder name contains a quote on purpose.
        try (var folder = new DataFolder(temporary.resolve("d'une commune"))) {
            ShellFile.write(folder, new Ports(8081), "http://localhost:8083/suite");
            var script = """
                    . "$1"
                    printf '{"items": [{"id": "a b"}, {"id": "c"}]}' | json '/items/*/id'
                    echo "$PROGRAMME $DELIBERATION"
                    token nobody
                    pull --help""";
            var process = new ProcessBuilder(
                            shell,
                            "-c",
                            script,
                            shell,
                            folder.path().resolve(ShellFile.NAME).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(temporary.resolve("console").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(Files.readString(temporary.resolve("console")))
                .startsWith("a b\nc\nhttp://localhost:8081 http://localhost:8082\nThere is no client 'nobody'.\n")
                .contains("--ceiling <euros>");
    }

    private static boolean isInstalled(String shell) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }
}
