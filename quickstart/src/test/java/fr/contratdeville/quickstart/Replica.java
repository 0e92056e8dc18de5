package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** A further replica of a service, with a proxy before its database. */
final class Replica implements AutoCloseable {
    private static final Pattern DATABASE = Pattern.compile("//127[.]0[.]0[.]1:(\\d+)/(\\w+)");

    /** Longer than any answer may take, also that to a waiting request. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final ServiceUnderTest service;
    private final Map<String, String> settings;
    private final Ports ports = FreePorts.find();
    private final String name;
    private final FaultyProxy link;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ServiceProcess process;

    /** @param settings in addition to those of the suite */
    Replica(ServiceUnderTest service, Map<String, String> settings) throws IOException {
        this.service = service;
        name = service.name() + "-" + UUID.randomUUID().toString().substring(0, 4);
        var suite = service.suite();
        this.settings = new HashMap<>(isProgramme() ? suite.programmeSettings() : suite.deliberationSettings());
        var setting = isProgramme() ? "PROGRAMME_DATABASE_URL" : "DELIBERATION_DATABASE_URL";
        var database = DATABASE.matcher(this.settings.get(setting));
        if (!database.find()) {
            throw new IllegalStateException(this.settings.get(setting));
        }
        link = new FaultyProxy(Integer.parseInt(database.group(1)));
        this.settings.put(
                setting,
                "jdbc:postgresql://127.0.0.1:" + link.port() + "/" + database.group(2) + "?ApplicationName=" + name);
        this.settings.put("RATE_LIMIT_REQUESTS", "1000000");
        this.settings.putAll(settings);
        process = spawn();
    }

    private boolean isProgramme() {
        return service.name().equals("programme-service");
    }

    private ServiceProcess spawn() {
        return new ServiceProcess(
                name,
                service.suite().jar(service.name()),
                isProgramme() ? ports.programme() : ports.deliberation(),
                isProgramme() ? ports.programmeManagement() : ports.deliberationManagement(),
                service.suite().folder(),
                settings);
    }

    Replica awaitReady() {
        process.awaitReady();
        return this;
    }

    /**
     * Stops the process, as a rolling restart does, and starts another one.
     *
     * @return the log of the one that has ended
     */
    List<String> restart() {
        process.close();
        var log = log();
        process = spawn();
        process.awaitReady();
        return log;
    }

    /** Its name in the database. */
    String name() {
        return name;
    }

    /** The role of the service in the database has the name of the database. */
    String role() {
        return isProgramme() ? "programme" : "deliberation";
    }

    FaultyProxy link() {
        return link;
    }

    String base() {
        return "http://localhost:" + (isProgramme() ? ports.programme() : ports.deliberation());
    }

    HttpResponse<String> send(Call call) throws IOException, InterruptedException {
        return http.send(request(call), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> begin(Call call) {
        return http.sendAsync(request(call), BodyHandlers.ofString());
    }

    private HttpRequest request(Call call) {
        return HttpRequest.newBuilder(call.to(base()), (header, value) -> true)
                .timeout(LONGEST)
                .build();
    }

    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        var port = isProgramme() ? ports.programmeManagement() : ports.deliberationManagement();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofString());
    }

    boolean isReady() {
        try {
            return management("/q/health/ready").statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The data of a check of {@code /q/health/well}, with its status. */
    JsonNode wellness(String check) throws IOException, InterruptedException {
        for (var found : Api.JSON.readTree(management("/q/health/well").body()).get("checks")) {
            if (found.get("name").asText().equals(check)) {
                return found;
            }
        }
        throw new IllegalStateException("No check " + check);
    }

    List<String> log() {
        try {
            return Files.readAllLines(process.log());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        link.set(FaultyProxy.Fault.NONE);
        process.close();
        link.close();
    }
}
