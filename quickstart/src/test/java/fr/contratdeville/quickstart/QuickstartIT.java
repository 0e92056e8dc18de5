package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: its error messages, and the processes that it leaves running. */
class QuickstartIT {
    private static final Duration START = Duration.ofSeconds(150);

    private final Ports ports = FreePorts.find();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path temporary;

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started) {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBusyPortIsReportedWithThePartThatNeedsIt() throws Exception {
        try (var other = new ServerSocket(ports.deliberation(), 1, InetAddress.getByName("127.0.0.1"))) {
            var command = command("--empty");
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isEqualTo(1);
            assertThat(console())
                    .contains("Port " + other.getLocalPort() + " is in use, and deliberation-service needs it.");
        }
        assertThat(temporary.resolve("data/processes.properties"))
                .satisfiesAnyOf(
                        file -> assertThat(file).doesNotExist(),
                        file -> assertThat(file).isEmptyFile());
        assertThat(temporary.resolve("data/database")).doesNotExist();
        ports.requireFree();
    }

    @Test
    void anUnknownOptionPrintsTheHelp() throws Exception {
        var command = command("--fast");
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isEqualTo(1);
        assertThat(console()).contains("There is no option --fast.", "--empty");
    }

    @Test
    void theNextRunStopsTheProcessesOfAKilledRun() throws Exception {
        var killed = command("--empty");
        awaitStart(killed);
        killed.destroyForcibly().waitFor();
        assertThat(Ports.isTaken(ports.programme()))
                .as("its services are orphans now")
                .isTrue();

        var next = command("--empty");
        awaitStart(next);
        assertThat(console()).doesNotContain("is in use");

        var second = command("--empty");
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(console()).contains("Another quickstart is running on");

        next.destroy();
        assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
        ports.requireFree();
        assertThat(temporary.resolve("data/database/postmaster.pid")).doesNotExist();
    }

    private Process command(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Quickstart.class.getName(),
                "--data",
                temporary.resolve("data").toString(),
                "--port",
                Integer.toString(ports.first())));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("console").toFile())
                .start();
        started.add(process);
        return process;
    }

    private void awaitStart(Process process) throws Exception {
        var deadline = Instant.now().plus(START);
        while (!console().contains("The suite is up")) {
            assertThat(process.isAlive()).as(console()).isTrue();
            assertThat(Instant.now()).as(console()).isBefore(deadline);
            Thread.sleep(200);
        }
    }

    private String console() throws IOException {
        return Files.readString(temporary.resolve("console"));
    }
}
