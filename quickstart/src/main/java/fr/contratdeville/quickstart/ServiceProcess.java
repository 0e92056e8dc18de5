package fr.contratdeville.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One service of the suite: its packaged application in a separate process. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TAIL_LINES = 30;

    private final String name;
    private final int managementPort;
    private final DataFolder folder;
    private final Process process;

    /**
     * Starts the process without waiting until it is {@linkplain #awaitReady ready}.
     *
     * @param jar the quarkus-run.jar of the service
     * @param environment its settings, including all required ones
     */
    ServiceProcess(
            String name, Path jar, int port, int managementPort, DataFolder folder, Map<String, String> environment) {
        this.name = name;
        this.managementPort = managementPort;
        this.folder = folder;
        if (!Files.exists(jar)) {
            throw new StartupException(
                    "There is no " + jar + ".\nBuild the services first: mvn -q -Pquickstart does, and starts them.");
        }
        // The first compiler only: the start takes a third less time on a busy machine.
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString());
        // Ignore settings for other Quarkus applications on this machine.
        builder.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_"));
        // Nothing has to notice that it stops.
        builder.environment().put("SHUTDOWN_DELAY", "PT0S");
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        builder.redirectErrorStream(true).redirectOutput(log().toFile());
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new StartupException(name + " cannot be started: " + failure.getMessage(), failure);
        }
        folder.started(name, process.toHandle());
    }

    String name() {
        return name;
    }

    Path log() {
        return folder.logs().resolve(name + ".log");
    }

    /** @throws StartupException with the end of the log, if the process ends or is not ready in time */
    void awaitReady() {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new StartupException(name + " does not start. " + tail());
            }
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Not listening yet.
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new StartupException("Interrupted while " + name + " was starting.");
            }
            sleep();
        }
        throw new StartupException(name + " is not ready after " + READY_TIMEOUT.toSeconds() + " s. " + tail());
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes when the process ends. */
    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** The last lines of the log, with its path. */
    String tail() {
        List<String> lines;
        try {
            lines = Files.readAllLines(log());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return "The end of its log, " + log() + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** Asks the process to end, and kills it after a timeout. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            folder.ended(name);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
