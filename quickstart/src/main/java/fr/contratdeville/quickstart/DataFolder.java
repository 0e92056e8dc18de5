package fr.contratdeville.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The data folder: database, secrets, logs, and the processes that were started, so that the next run can stop those
 * that are still running. Only its owner can read it, and only one run can use it at a time.
 */
final class DataFolder implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 16;
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    /** The operating system derives the start of a process from the clock, which may have been changed. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    private final Path path;
    private final FileChannel lockFile;
    private final Properties secrets;
    private final Properties processes;

    /** @throws StartupException if another quickstart uses the folder, or it is not writable */
    DataFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
        try {
            createForOwner(this.path);
            Files.createDirectories(logs());
            lockFile = FileChannel.open(this.path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock()) {
                lockFile.close();
                throw new StartupException("Another quickstart is running on " + this.path
                        + ".\nStop it, or choose another folder with --data.");
            }
            secrets = read("secrets.properties");
            processes = read("processes.properties");
        } catch (IOException failure) {
            throw new StartupException("The data folder " + this.path + " cannot be used: " + failure, failure);
        }
    }

    Path path() {
        return path;
    }

    Path logs() {
        return path.resolve("logs");
    }

    /** A secret of this folder: created by {@code generator} the first time, then always the same. */
    synchronized String secret(String name, Supplier<String> generator) {
        var known = secrets.getProperty(name);
        if (known != null) {
            return known;
        }
        var made = generator.get();
        secrets.setProperty(name, made);
        write("secrets.properties", secrets);
        return made;
    }

    /** A random password of this folder. */
    String password(String name) {
        return secret(name, () -> {
            var bytes = new byte[SECRET_BYTES];
            RANDOM.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /** Records that this process was started, until {@link #ended}. */
    synchronized void started(String name, ProcessHandle process) {
        var since = process.info().startInstant().orElse(Instant.EPOCH);
        processes.setProperty(name, process.pid() + " " + since.toEpochMilli());
        write("processes.properties", processes);
    }

    synchronized void ended(String name) {
        if (processes.remove(name) != null) {
            write("processes.properties", processes);
        }
    }

    /**
     * Stops the process that an earlier run started under this name and left running.
     *
     * @return whether there was one
     */
    boolean stopOrphan(String name) {
        var orphan = Optional.ofNullable(processes.getProperty(name)).flatMap(DataFolder::find);
        orphan.ifPresent(DataFolder::stop);
        ended(name);
        return orphan.isPresent();
    }

    /** The running process with this id and this start time. Another process may have got the same id. */
    private static Optional<ProcessHandle> find(String pidAndStart) {
        var parts = pidAndStart.split(" ");
        var start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> process.info()
                        .startInstant()
                        .map(instant -> Duration.between(start, instant).abs().compareTo(CLOCK_TOLERANCE) < 0)
                        .orElse(false));
    }

    /** Asks the process to end, and kills it after a timeout. */
    static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a file of this folder atomically, readable by its owner only. */
    void write(String name, String content) {
        try {
            var fresh = path.resolve(name + ".new");
            Files.deleteIfExists(fresh);
            if (isPosix()) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, content);
            Files.move(fresh, path.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String name, Properties properties) {
        var lines = new StringBuilder();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> lines.append(key)
                        .append('=')
                        .append(properties.getProperty(key))
                        .append('\n'));
        write(name, lines.toString());
    }

    private Properties read(String name) throws IOException {
        var properties = new Properties();
        var file = path.resolve(name);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    /** A run that was just interrupted may need some time to stop. */
    private boolean lock() throws IOException {
        var deadline = System.nanoTime() + LOCK_TIMEOUT.toNanos();
        while (!tryLock()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean tryLock() throws IOException {
        try {
            return lockFile.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void createForOwner(Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Releases the folder for another run. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
