package fr.contratdeville.deliberation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The real, packaged programme-service in its own process. */
public final class ProgrammeProcess {
    private static final Path JAR = Path.of("../programme-service/target/quarkus-app/quarkus-run.jar");
    private static final Path LOG = Path.of("target/programme-service.log");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String databaseUrl;
    private final String issuer;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process process;

    ProgrammeProcess(String databaseUrl, String issuer) {
        this.databaseUrl = databaseUrl;
        this.issuer = issuer;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public void start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR
                    + " is missing: these tests start the real programme-service. Build both from the root of the"
                    + " project with `mvn verify`, or first `mvn package -pl programme-service`.");
        }
        try {
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dquarkus.http.port=" + port,
                    "-Dquarkus.management.port=" + managementPort,
                    "-jar",
                    JAR.toString());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
            builder.environment().put("PROGRAMME_DATABASE_URL", databaseUrl);
            builder.environment().put("PROGRAMME_DATABASE_USER", "postgres");
            builder.environment().put("PROGRAMME_DATABASE_PASSWORD", "postgres");
            builder.environment().put("OIDC_ISSUER", issuer);
            builder.environment().put("COLLECTIVITY_SIREN", "244200770");
            builder.environment().put("COLLECTIVITY_NAME", "Saint-Étienne Métropole");
            builder.environment().put("COLLECTIVITY_DEPARTMENT", "042");
            process = builder.start();
            awaitReady();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitReady() throws InterruptedException {
        var ready = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/q/health/ready"))
                .build();
        var until = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(until)) {
            try {
                var answer = HttpClient.newHttpClient().send(ready, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Retried below.
            }
            Thread.sleep(100);
        }
        stop();
        throw new IllegalStateException("programme-service did not start; see" + LOG.toAbsolutePath());
    }

    public void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
