package fr.contratdeville.quickstart.puller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the puller in one file. The file is replaced atomically and synced to disk before the next step, so a
 * puller that is killed finds either the old or the new state.
 */
final class StateFile implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * The stored state.
     *
     * @param cursor cursor after the last page that was processed completely; null before the first
     * @param done the changes of the next page that are already processed
     * @param intent the calls in progress: stored before they are sent, so that they are repeated unchanged
     * @param events number of processed changes
     * @param decided number of decided requests
     * @param granted euros granted in total
     */
    record State(
            @Nullable String cursor,
            List<String> done,
            @Nullable JsonNode intent,
            long events,
            long decided,
            BigDecimal granted) {

        State {
            intent = intent == null || intent.isNull() ? null : intent;
        }

        static final State NONE = new State(null, List.of(), null, 0, 0, BigDecimal.ZERO.setScale(2));

        /** @param what the calls to send; null after they were refused permanently */
        State withIntent(@Nullable JsonNode what) {
            return new State(cursor, done, what, events, decided, granted);
        }

        /** The intent was carried out, with this amount. */
        State decided(BigDecimal amount) {
            return new State(cursor, done, null, events, decided + 1, granted.add(amount));
        }

        State withProcessed(String eventId) {
            var those = new ArrayList<>(done);
            those.add(eventId);
            return new State(cursor, those, intent, events + 1, decided, granted);
        }

        /** Whether the intent is about this version of the request. */
        boolean intends(String request, int version) {
            return intent != null
                    && intent.get("request").asText().equals(request)
                    && intent.get("version").asInt() == version;
        }

        State at(String next) {
            return new State(next, List.of(), null, events, decided, granted);
        }
    }

    private final Path file;
    private final FileChannel lock;
    private State state;

    /** @throws IOException also if another puller uses the file */
    StateFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        lock = FileChannel.open(
                this.file.resolveSibling(this.file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException("Another puller works with " + this.file);
        }
        state = Files.exists(this.file) ? JSON.readValue(this.file.toFile(), State.class) : State.NONE;
    }

    State state() {
        return state;
    }

    /** Returns after the state is synced to disk. */
    void write(State next) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException noFolderIsAFileHere) {
            // Windows cannot sync a folder; the move itself is synced there.
        }
        state = next;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
