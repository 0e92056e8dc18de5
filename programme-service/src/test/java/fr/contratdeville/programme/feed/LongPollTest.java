package fr.contratdeville.programme.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Puller;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Long polling: its cost and its end. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class LongPollTest {
    private static final int MANY = 2_000;

    private final String funder =
            "L" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 8);
    private final String token = Tokens.funder(funder);

    @Inject
    LongPoll feeds;

    private Puller puller() {
        return new Puller(
                "http://localhost:" + RestAssured.port + "/v1/funders/" + funder + "/cofinancing-changes", token);
    }

    private void commit(String name) throws SQLException {
        try (var connection = Environment.database();
                var insert = connection.prepareStatement(
                        "insert into feed_event (id, feed, occurred_at, item) values (?, ?, now(), ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, "funder:" + funder);
            insert.setString(3, "{\"name\":\"" + name + "\"}");
            insert.executeUpdate();
        }
    }

    private void awaitWaiting(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> feeds.waiting() == count);
    }

    private static long serviceThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.startsWith("executor-thread") || name.startsWith("vert.x") || name.startsWith("feed-"))
                .count();
    }

    private static int databaseConnections() throws SQLException {
        try (var connection = Environment.database();
                var row = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity"
                                + " where backend_type = 'client backend' and pid <> pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void twoThousandWaitingRequestsNeedNoThreadAndNoConnectionAndAreAnsweredByOneCommit() throws Exception {
        var few = Executors.newFixedThreadPool(2);
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(few)
                .build();
        // Warm up: all threads and connections that answering needs exist.
        commit("first");
        var begun = puller();
        begun.pull(100, 0);
        var threads = serviceThreads();
        var connections = databaseConnections();

        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var at = 0; at < MANY; at++) {
            answers.add(http.sendAsync(puller().from(begun.cursor()).request(100, 30), BodyHandlers.ofString()));
        }
        awaitWaiting(MANY);
        assertThat(serviceThreads()).as("threads of the service").isLessThanOrEqualTo(threads + 4);
        assertThat(databaseConnections()).as("connections to the database").isLessThanOrEqualTo(connections + 4);

        commit("second");
        var committed = System.nanoTime();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
        var millis = Duration.ofNanos(System.nanoTime() - committed).toMillis();
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.get().body()).startsWith("{\"items\":[{\"name\":\"second\"}],\"next\":"));
        assertThat(millis).as("until the last of %d is answered", MANY).isLessThan(15_000);
        assertThat(feeds.waiting()).isZero();
        few.shutdown();
    }

    @Test
    void theTimeoutEndsWithAnEmptyPageAndTheSameCursor() throws Exception {
        commit("first");
        var puller = puller();
        puller.pull(100, 0);
        var cursor = puller.cursor();
        var begun = System.nanoTime();
        assertThat(puller.pull(100, 1)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begun).toMillis()).isBetween(900L, 3_000L);
        assertThat(puller.cursor()).isEqualTo(cursor);
        assertThat(feeds.waiting()).isZero();
    }

    @Test
    void aClosedConnectionIsNoLongerWaiting() throws Exception {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("GET /v1/funders/" + funder + "/cofinancing-changes?wait=30 HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            awaitWaiting(1);
        }
        awaitWaiting(0);
    }

    @Test
    void aLostListenerIsReplacedAndNothingIsMissed() throws Exception {
        var puller = puller();
        var pool = Executors.newSingleThreadExecutor();
        var waiting = pool.submit(() -> puller.pull(100, 30));
        awaitWaiting(1);
        try (var connection = Environment.database()) {
            connection
                    .createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'programme-service: commit-listener'");
        }
        commit("while disconnected");
        assertThat(waiting.get()).isEqualTo(1);
        var next = pool.submit(() -> puller.pull(100, 30));
        awaitWaiting(1);
        commit("after the reconnection");
        assertThat(next.get()).isEqualTo(1);
        pool.shutdown();
        assertThat(puller.given()).containsExactly("while disconnected", "after the reconnection");
    }
}
