package fr.contratdeville.quickstart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The command: starts the suite in the foreground, loads the sample of 2019 if it is not loaded, prints the
 * addresses, and runs until it is interrupted.
 */
public final class Quickstart {
    private static final String HELP = """
            Starts the suite on this machine: PostgreSQL, an authorization server, programme-service and
            deliberation-service, with the deliberation of 7 March 2019 as a sample. Ctrl-C stops everything.

              --empty          does not load the sample
              --data <folder>  the folder of the data (default: .quickstart in the project's folder)
              --port <first>   the first of three ports in a row (default 8081); the management of the
                               services is 1000 above
              --help           this text
            """;
    private static final Duration SHUTDOWN_GRACE = Duration.ofMillis(500);

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private volatile boolean stopping;

    private Quickstart() {}

    /** Runs until it is interrupted. Exits with 1 after an error; no process is left running. */
    public static void main(String... arguments) {
        System.exit(new Quickstart().run(arguments));
    }

    private record Options(boolean help, boolean empty, Optional<Path> data, int port) {
        static Options of(String... arguments) {
            var help = false;
            var empty = false;
            Optional<Path> data = Optional.empty();
            var port = Ports.DEFAULT;
            for (var i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--help" -> help = true;
                    case "--empty" -> empty = true;
                    case "--data" -> data = Optional.of(Path.of(value(arguments, ++i)));
                    case "--port" -> {
                        try {
                            port = Integer.parseInt(value(arguments, ++i));
                        } catch (NumberFormatException notANumber) {
                            throw new StartupException("--port takes a number.", notANumber);
                        }
                    }
                    default -> throw new StartupException("There is no option " + arguments[i] + ".\n\n" + HELP);
                }
            }
            return new Options(help, empty, data, port);
        }

        private static String value(String[] arguments, int at) {
            if (at >= arguments.length) {
                throw new StartupException(arguments[at - 1] + " needs a value.\n\n" + HELP);
            }
            return arguments[at];
        }
    }

    private int run(String... arguments) {
        try {
            var options = Options.of(arguments);
            if (options.help()) {
                out.print(HELP);
                return 0;
            }
            var modules = Suite.modules();
            var folder = new DataFolder(options.data().orElse(modules.resolve(".quickstart")));
            log(folder);
            return run(options, new Suite(modules, folder, new Ports(options.port())));
        } catch (StartupException reason) {
            return failed(reason.getMessage());
        } catch (RuntimeException failure) {
            Logger.getLogger(Quickstart.class.getName()).log(Level.SEVERE, "Failed", failure);
            return failed(String.valueOf(failure.getMessage()));
        }
    }

    private int run(Options options, Suite suite) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite), "stop"));
        if (Boolean.getBoolean("quickstart.stopWithParent")) {
            // In a separate thread: the current one is needed to report that the services have ended.
            ProcessHandle.current()
                    .parent()
                    .ifPresent(maven -> maven.onExit().thenRun(() -> new Thread(() -> System.exit(1)).start()));
        }
        out.println("Starting PostgreSQL, the authorization server and the two services ...");
        var started = Instant.now();
        suite.start();
        out.printf(Locale.ROOT, "Ready after %.1f s.%n", seconds(started));
        ShellFile.write(suite.folder(), suite.ports(), suite.issuer());
        var story = new Story(suite.api(), out);
        var adopted = options.empty() ? story.find() : Optional.of(story.load());
        new Addresses(suite, out).print(adopted);
        var reason = suite.died().join();
        pause();
        return failed(reason);
    }

    private void stop(Suite suite) {
        stopping = true;
        out.println("\nStopping ...");
        suite.close();
        suite.folder().close();
        out.println("Stopped. The data are kept in " + suite.folder().path());
    }

    /** Failures during the shutdown are not reported. */
    private int failed(String message) {
        if (!stopping) {
            out.println("\n" + message);
        }
        return 1;
    }

    /** Ctrl-C also reaches the services, and one of them may end before this process gets the signal. */
    private static void pause() {
        try {
            Thread.sleep(SHUTDOWN_GRACE.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    /** Writes the logs of the embedded servers to a file. */
    private static void log(DataFolder folder) {
        try {
            LogManager.getLogManager().reset();
            var file = new FileHandler(folder.logs().resolve("quickstart.log").toString());
            file.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
