package fr.contratdeville.programme.feed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Puller;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A feed is sorted in commit order: real transactions that end in any order, and pullers that keep their cursors.
 * {@code bench/CommitOrder.java} shows the result with a plain sequence.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class CommitOrderTest {
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 25;
    private static final int PULLERS = 3;

    /** The feed of one funder: written in transactions of the test, read over HTTP. */
    private static final class Feed {
        private final String funder =
                "S" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 8);

        void write(Connection transaction, String name) throws SQLException {
            try (var insert = transaction.prepareStatement(
                    "insert into feed_event (id, feed, occurred_at, item) values (?, ?, now(), ?)")) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "funder:" + funder);
                insert.setString(3, "{\"name\":\"" + name + "\"}");
                insert.executeUpdate();
            }
        }

        Puller puller() {
            return new Puller(
                    "http://localhost:" + RestAssured.port + "/v1/funders/" + funder + "/cofinancing-changes",
                    Tokens.funder(funder));
        }
    }

    @Test
    void concurrentTransactionsLeaveNoGapInTheFeed() throws Exception {
        var storm = new Storm().run();

        assertThat(storm.committed).hasSizeGreaterThan(WRITERS * TRANSACTIONS / 2);
        for (var puller : storm.pulled) {
            assertThat(puller)
                    .as("all committed changes once, and no rolled back change")
                    .containsExactlyInAnyOrderElementsOf(storm.committed)
                    .as("in the same order as the other pullers")
                    .isEqualTo(storm.pulled.get(0));
        }
    }

    @Test
    void anOpenTransactionDoesNotBlockOthersAndAppearsAfterItsCommit() throws Exception {
        var feed = new Feed();
        var puller = feed.puller();
        try (var early = Environment.database();
                var late = Environment.database();
                var never = Environment.database()) {
            for (var connection : List.of(early, late, never)) {
                connection.setAutoCommit(false);
            }
            feed.write(early, "written first, committed last");
            feed.write(never, "rolled back");
            feed.write(late, "written last, committed first");
            late.commit();
            assertThat(puller.pull(7, 0)).isEqualTo(1);
            never.rollback();
            assertThat(puller.pull(7, 0)).isZero();
            early.commit();
            assertThat(puller.pull(7, 0)).isEqualTo(1);
        }
        assertThat(puller.given()).containsExactly("written last, committed first", "written first, committed last");
    }

    /** Transactions lock feeds in one order, whatever the order of their changes, so no commit fails. */
    @Test
    void transactionsThatWriteToTheSameFeedsInAnyOrderNeverFail() throws Exception {
        var one = new Feed();
        var other = new Feed();
        var work = new ArrayList<Callable<Void>>();
        for (var writer = 0; writer < 8; writer++) {
            var name = "w" + writer;
            var forwards = writer % 2 == 0;
            work.add(() -> {
                for (var at = 0; at < 40; at++) {
                    try (var connection = Environment.database()) {
                        connection.setAutoCommit(false);
                        (forwards ? one : other).write(connection, name + at);
                        (forwards ? other : one).write(connection, name + at);
                        connection.commit();
                    }
                }
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        for (var feed : List.of(one, other)) {
            var puller = feed.puller();
            while (puller.pull(100, 0) > 0) {}
            assertThat(puller.given()).hasSize(8 * 40).doesNotHaveDuplicates();
        }
    }

    /** Transactions of zero to several seconds that commit or roll back, and pullers that poll at the same time. */
    private static final class Storm {
        final Set<String> committed = ConcurrentHashMap.newKeySet();
        final List<List<String>> pulled = new ArrayList<>();
        private final Feed feed = new Feed();

        Storm run() throws Exception {
            var pool = Executors.newFixedThreadPool(WRITERS + PULLERS);
            var over = new AtomicBoolean();
            var pullers = new ArrayList<Future<List<String>>>();
            for (var at = 0; at < PULLERS; at++) {
                pullers.add(pool.submit(() -> pullUntil(over)));
            }
            var writers = new ArrayList<Future<?>>();
            for (var at = 0; at < WRITERS; at++) {
                var seed = at;
                writers.add(pool.submit(() -> write(seed)));
            }
            for (var writer : writers) {
                writer.get();
            }
            over.set(true);
            for (var puller : pullers) {
                pulled.add(puller.get());
            }
            pool.shutdown();
            return this;
        }

        private List<String> pullUntil(AtomicBoolean over) throws Exception {
            var puller = feed.puller();
            while (!over.get()) {
                puller.pull(7, 0);
            }
            while (puller.pull(7, 0) > 0) {}
            return puller.given();
        }

        private Void write(int seed) throws Exception {
            var random = new Random(seed);
            for (var at = 0; at < TRANSACTIONS; at++) {
                try (var connection = Environment.database()) {
                    connection.setAutoCommit(false);
                    var names = new ArrayList<String>();
                    for (var line = 0; line <= random.nextInt(3); line++) {
                        var name = seed + "/" + at + "/" + line;
                        feed.write(connection, name);
                        names.add(name);
                        Thread.sleep(random.nextInt(10));
                    }
                    Thread.sleep(at == seed ? 2_000 : random.nextInt(60));
                    if (random.nextInt(5) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        committed.addAll(names);
                    }
                }
            }
            return null;
        }
    }

    @Test
    void aCommitOnAnotherConnectionWakesWaitingRequests() throws Exception {
        var feed = new Feed();
        var puller = feed.puller();
        puller.pull(10, 0);
        var pool = Executors.newSingleThreadExecutor();
        var times = new ArrayList<Long>();
        for (var at = 0; at < 20; at++) {
            var waiting = pool.submit(() -> {
                puller.pull(10, 20);
                return System.nanoTime();
            });
            Thread.sleep(50);
            long committed;
            try (var connection = Environment.database()) {
                connection.setAutoCommit(false);
                feed.write(connection, "n" + at);
                connection.commit();
                committed = System.nanoTime();
            }
            times.add(Duration.ofNanos(waiting.get() - committed).toMillis());
        }
        pool.shutdown();
        assertThat(puller.given()).hasSize(20);
        times.sort(null);
        assertThat(times.get(times.size() / 2))
                .as("milliseconds from commit to answer, of %s", times)
                .isLessThan(200);
    }
}
