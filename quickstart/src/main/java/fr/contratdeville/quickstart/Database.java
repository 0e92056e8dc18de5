package fr.contratdeville.quickstart;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A real PostgreSQL in the data folder, with a database and a role for each service.
 *
 * <p>The library is made for tests, whose data need not be durable. Here it stores the data of a user, so fsync is
 * switched on and all connections need a password.
 */
final class Database implements AutoCloseable {
    /** This file is written to the data directory after the first successful start, before any data are stored. */
    private static final String COMPLETE = "quickstart-complete";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    /** Starts the server with the data of the previous run, even if that run was killed. */
    Database(DataFolder folder) {
        this.folder = folder;
        var files = files(folder);
        var password = folder.password("database.superuser");
        var passwordFile = folder.path().resolve("superuser");
        try {
            dropUnfinished(files);
            folder.write("superuser", password);
            var log = ProcessBuilder.Redirect.appendTo(
                    folder.logs().resolve("postgresql.log").toFile());
            postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            folder.path().resolve("postgresql").toFile())
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    // Arguments of initdb, which runs once: all connections need a password, and sorting does not
                    // depend on the locale of the machine.
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setLocaleConfig("auth-host", "scram-sha-256")
                    .setLocaleConfig("auth-local", "scram-sha-256")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setConnectConfig("password", password)
                    // These follow the -F of the library on the command line and override it.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(START_TIMEOUT)
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .start();
            Files.delete(passwordFile);
            requireDurable();
            Files.writeString(files.resolve(COMPLETE), "");
        } catch (StartupException known) {
            throw known;
        } catch (IOException | RuntimeException failure) {
            throw new StartupException(
                    "The embedded PostgreSQL does not start: " + failure.getMessage() + "\nIts log: "
                            + folder.logs().resolve("postgresql.log"),
                    failure);
        }
        createFor("programme");
        createFor("deliberation");
    }

    /** Stops the server of a killed run. */
    static void stopOrphan(DataFolder folder) {
        postmaster(files(folder)).ifPresent(DataFolder::stop);
    }

    /** The server of this data folder, while it runs. */
    ProcessHandle process() {
        return postmaster(files(folder)).orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    /** The database and its role have the same name. */
    String password(String name) {
        return folder.password("database." + name);
    }

    private static Path files(DataFolder folder) {
        return folder.path().resolve("database");
    }

    /** An interrupted initialisation leaves files that cannot be used. They contain no data yet. */
    private static void dropUnfinished(Path files) throws IOException {
        if (!Files.exists(files) || Files.exists(files.resolve(COMPLETE))) {
            return;
        }
        try (var content = Files.walk(files)) {
            for (var file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * The process in the lock file of PostgreSQL, if it is still the one that wrote the file. After a power failure
     * the process id may belong to another program.
     */
    private static Optional<ProcessHandle> postmaster(Path files) {
        var lock = files.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(lock);
            var written = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> Duration.between(start, written).abs().compareTo(CLOCK_TOLERANCE) < 0)
                            .orElse(false));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void requireDurable() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var settings =
                        statement.executeQuery("select current_setting('fsync'), current_setting('data_directory')")) {
            settings.next();
            if (!settings.getString(1).equals("on")
                    || !Files.isSameFile(Path.of(settings.getString(2)), files(folder))) {
                throw new StartupException("The PostgreSQL that answers is not the one that was started.");
            }
        } catch (SQLException | IOException failure) {
            throw new StartupException("The embedded PostgreSQL does not answer: " + failure.getMessage(), failure);
        }
    }

    private void createFor(String name) {
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                execute(connection, "create role " + name + " login password '" + password(name) + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                execute(connection, "create database " + name + " owner " + name);
            }
            execute(connection, "revoke connect on database " + name + " from public");
        } catch (SQLException failure) {
            throw new StartupException("The database " + name + " cannot be created: " + failure.getMessage(), failure);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
