package fr.contratdeville.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two replicas of each service on one PostgreSQL. Each of these processes can be killed, frozen and started again. */
final class Replicas implements AutoCloseable {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

    private final Suite suite;
    private final List<Replica> programme;
    private final List<Replica> deliberation;
    private final Postgres postgres;

    /** Starts PostgreSQL and the authorization server, but no service. */
    Replicas() throws IOException {
        Files.createDirectories(Path.of("target"));
        suite = new Suite(
                Suite.modules(),
                new DataFolder(Files.createTempDirectory(Path.of("target"), "replicas-")),
                FreePorts.find());
        suite.startWithoutServices();
        postgres = new Postgres(suite.folder().path());
        programme = replicas("programme-service", suite.programmeSettings());
        deliberation = replicas("deliberation-service", suite.deliberationSettings());
        deliberation.forEach(
                replica -> replica.set("PROGRAMME_URL", programme.get(0).address()));
        services().forEach(replica -> replica.set("RATE_LIMIT_REQUESTS", "1000000"));
    }

    private List<Replica> replicas(String service, Map<String, String> settings) {
        return List.of(new Replica(service, 1, settings), new Replica(service, 2, settings));
    }

    Suite suite() {
        return suite;
    }

    List<Replica> programme() {
        return programme;
    }

    List<Replica> deliberation() {
        return deliberation;
    }

    Stream<Replica> services() {
        return Stream.of(programme, deliberation).flatMap(List::stream);
    }

    Postgres postgres() {
        return postgres;
    }

    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                suite.databaseUrl(name), name, suite.folder().password("database." + name));
    }

    /** A client that calls the first replica of each service. */
    Api api() {
        return new Api(
                programme.get(0).address(),
                deliberation.get(0).address(),
                suite.issuer() + "/token",
                client -> client.secret(suite.folder()));
    }

    @Override
    public void close() {
        services().filter(Replica::isStarted).forEach(Replica::end);
        suite.close();
        suite.folder().close();
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        await(process);
    }

    private static void await(ProcessHandle process) {
        process.onExit().orTimeout(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** One replica of a service. Its log has a number, which increases with each start. */
    final class Replica {
        private final String service;
        private final int number;
        private final Map<String, String> settings;
        private final Ports ports = FreePorts.find();
        private int starts;
        private @Nullable ServiceProcess process;

        private Replica(String service, int number, Map<String, String> settings) {
            this.service = service;
            this.number = number;
            this.settings = new HashMap<>(settings);
        }

        String address() {
            return "http://localhost:" + ports.programme();
        }

        String management() {
            return "http://localhost:" + ports.programmeManagement();
        }

        /** A setting that differs from the quickstart's. */
        void set(String name, String value) {
            settings.put(name, value);
        }

        int port() {
            return ports.programme();
        }

        void start() {
            process = new ServiceProcess(
                    this + "." + ++starts,
                    suite.jar(service),
                    ports.programme(),
                    ports.programmeManagement(),
                    suite.folder(),
                    settings);
        }

        boolean isStarted() {
            return process != null;
        }

        void awaitReady() {
            process.awaitReady();
        }

        /** {@code kill -9}: nothing of it runs to its end. */
        void crash() {
            kill(process.handle());
        }

        /** SIGTERM: it ends as in an update. */
        void end() {
            process.handle().destroy();
            await(process.handle());
        }

        void freeze() {
            signal(process.handle(), "STOP");
        }

        void thaw() {
            signal(process.handle(), "CONT");
        }

        @Override
        public String toString() {
            return service + "-" + number;
        }
    }

    /** The PostgreSQL of the suite, started again with the arguments that it had. */
    static final class Postgres {
        private final Path data;
        private final Path log;

        private Postgres(Path folder) {
            data = folder.resolve("database");
            log = folder.resolve("logs/postgresql.log");
        }

        /** {@code kill -9} of the first process of PostgreSQL. The others end when they see it. */
        void crash() {
            kill(process());
        }

        /** A fast shutdown: it ends all transactions. */
        void end() {
            signal(process(), "INT");
            await(process());
        }

        void freeze() {
            signalAll("STOP");
        }

        void thaw() {
            signalAll("CONT");
        }

        private void signalAll(String signal) {
            var first = process();
            Stream.concat(Stream.of(first), first.descendants()).forEach(process -> signal(process, signal));
        }

        /** Starts it, as often as needed: the processes of a killed server may still hold its memory. */
        void start() {
            try {
                for (var attempt = 1; !started(); attempt++) {
                    if (attempt == 20) {
                        throw new IllegalStateException("PostgreSQL does not start again. Its log: " + log);
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean started() throws IOException, InterruptedException {
            var server = new ProcessBuilder(command()).directory(data.toFile());
            var process = server.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            while (process.isAlive()) {
                Thread.sleep(100);
                var lines = pidFile();
                // The file of a killed server stays until the next one replaces it.
                if (lines.size() > 7
                        && lines.get(0).strip().equals(Long.toString(process.pid()))
                        && lines.get(7).startsWith("ready")) {
                    return true;
                }
            }
            return false;
        }

        /** From the file with its last command line, of the form {@code /bin/postgres "-D" "folder"}. */
        private List<String> command() throws IOException {
            var words =
                    Files.readString(data.resolve("postmaster.opts")).strip().split(" \"");
            var command = new ArrayList<String>();
            if (System.getProperty("user.name").equals("root")) {
                // As the library does: PostgreSQL refuses to run as root.
                command.addAll(List.of("unshare", "-U"));
            }
            Stream.of(words)
                    .map(word -> word.endsWith("\"") ? word.substring(0, word.length() - 1) : word)
                    .forEach(command::add);
            return command;
        }

        private List<String> pidFile() throws IOException {
            var file = data.resolve("postmaster.pid");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        }

        private ProcessHandle process() {
            try {
                return ProcessHandle.of(Long.parseLong(pidFile().get(0).strip()))
                        .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
