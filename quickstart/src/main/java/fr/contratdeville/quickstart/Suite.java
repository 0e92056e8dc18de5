package fr.contratdeville.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite: database, authorization server and both services. {@link #close} stops them in the reverse order
 * of their start, also after a partial start.
 */
final class Suite implements AutoCloseable {
    private static final String PROGRAMME_SERVICE = "programme-service";
    private static final String DELIBERATION_SERVICE = "deliberation-service";

    /** The collectivity of the sample. */
    static final Map<String, String> COLLECTIVITY = Map.of(
            "COLLECTIVITY_SIREN", "244200770",
            "COLLECTIVITY_NAME", "Saint-Étienne Métropole",
            "COLLECTIVITY_DEPARTMENT", "042");

    private final Path modules;
    private final DataFolder folder;
    private final Ports ports;
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<String> died = new CompletableFuture<>();
    private volatile boolean closing;

    private @Nullable Database database;
    private @Nullable AuthorizationServer authorizationServer;
    private @Nullable ServiceProcess programmeService;

    /** @param modules the folder of the modules of the project */
    Suite(Path modules, DataFolder folder, Ports ports) {
        this.modules = modules;
        this.folder = folder;
        this.ports = ports;
    }

    /** The folder of the modules: the working directory or one of its parents. */
    static Path modules() {
        var here = Path.of("").toAbsolutePath();
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(PROGRAMME_SERVICE))
                    && Files.isDirectory(folder.resolve(DELIBERATION_SERVICE))) {
                return folder;
            }
        }
        throw new StartupException("Neither " + here + " nor a folder above it holds the modules of the suite.");
    }

    /** Stops the processes of a killed run, then starts everything and waits until both services are ready. */
    void start() {
        startWithoutServices();
        var programme = spawnProgrammeService();
        var deliberation = spawnDeliberationService();
        programme.awaitReady();
        deliberation.awaitReady();
    }

    /** Stops the processes of a killed run, then starts the database and the authorization server. */
    void startWithoutServices() {
        folder.stopOrphan(DELIBERATION_SERVICE);
        folder.stopOrphan(PROGRAMME_SERVICE);
        Database.stopOrphan(folder);
        ports.requireFree();

        synchronized (this) {
            requireOpen();
            database = new Database(folder);
            running.push(database);
            database.process().onExit().thenRun(() -> {
                if (!closing) {
                    died.complete("PostgreSQL has ended unexpectedly. Its log: " + folder.logs());
                }
            });
        }
        synchronized (this) {
            requireOpen();
            authorizationServer = new AuthorizationServer(folder, ports);
            running.push(authorizationServer);
        }
    }

    Ports ports() {
        return ports;
    }

    DataFolder folder() {
        return folder;
    }

    String issuer() {
        return started(authorizationServer).issuer();
    }

    /** The JDBC URL of the database of a service, by its short name. */
    String databaseUrl(String name) {
        return started(database).url(name);
    }

    /** A client of the public API with all clients of the suite. */
    Api api() {
        return new Api(
                "http://localhost:" + ports.programme(),
                "http://localhost:" + ports.deliberation(),
                issuer() + "/token",
                client -> client.secret(folder));
    }

    /** Completes with a message when a part ends unexpectedly. */
    CompletableFuture<String> died() {
        return died;
    }

    synchronized void stopProgrammeService() {
        var service = started(programmeService);
        running.remove(service);
        service.close();
    }

    void startProgrammeService() {
        spawnProgrammeService().awaitReady();
    }

    private synchronized ServiceProcess spawnProgrammeService() {
        requireOpen();
        programmeService = watched(new ServiceProcess(
                PROGRAMME_SERVICE,
                jar(PROGRAMME_SERVICE),
                ports.programme(),
                ports.programmeManagement(),
                folder,
                programmeSettings()));
        return programmeService;
    }

    /** The settings of programme-service, also for a second replica. */
    Map<String, String> programmeSettings() {
        var settings = new HashMap<>(COLLECTIVITY);
        settings.putAll(Map.of(
                "PROGRAMME_DATABASE_URL",
                started(database).url("programme"),
                "PROGRAMME_DATABASE_USER",
                "programme",
                "PROGRAMME_DATABASE_PASSWORD",
                started(database).password("programme"),
                "OIDC_ISSUER",
                issuer(),
                "DELIBERATION_PUBLIC_URL",
                "http://localhost:" + ports.deliberation(),
                // Webhooks of a funder may be on this machine.
                "WEBHOOK_LOOPBACK_ALLOWED",
                "true"));
        return settings;
    }

    private synchronized ServiceProcess spawnDeliberationService() {
        requireOpen();
        return watched(new ServiceProcess(
                DELIBERATION_SERVICE,
                jar(DELIBERATION_SERVICE),
                ports.deliberation(),
                ports.deliberationManagement(),
                folder,
                deliberationSettings()));
    }

    /** The settings of deliberation-service, also for a second replica. */
    Map<String, String> deliberationSettings() {
        return Map.of(
                "DELIBERATION_DATABASE_URL", started(database).url("deliberation"),
                "DELIBERATION_DATABASE_USER", "deliberation",
                "DELIBERATION_DATABASE_PASSWORD", started(database).password("deliberation"),
                "OIDC_ISSUER", issuer(),
                "OIDC_CLIENT_ID", Client.DELIBERATION_SERVICE.id(),
                "OIDC_CLIENT_SECRET", Client.DELIBERATION_SERVICE.secret(folder),
                "BALLOT_URN_KEY", folder.password("ballot-urn-key"),
                "PROGRAMME_URL", "http://localhost:" + ports.programme());
    }

    private ServiceProcess watched(ServiceProcess service) {
        running.push(service);
        // Without the lock: its holder may be waiting for this process to end.
        service.onExit().thenRun(() -> {
            if (!closing && running.contains(service)) {
                died.complete(service.name() + " has ended unexpectedly. " + service.tail());
            }
        });
        return service;
    }

    Path jar(String service) {
        return modules.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The suite is not running");
        }
        return part;
    }

    private void requireOpen() {
        if (closing) {
            throw new StartupException("Stopped while starting.");
        }
    }

    /** Stops everything in the reverse order. Parts that are being started are not started. */
    @Override
    public synchronized void close() {
        closing = true;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failure) {
                System.getLogger(Suite.class.getName()).log(System.Logger.Level.ERROR, "Not stopped cleanly", failure);
            }
        }
    }
}
