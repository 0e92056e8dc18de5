package fr.contratdeville.programme;

import static org.assertj.core.api.Assertions.assertThat;

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
 * The order of a feed is the order of commits: real transactions, held open and ended in any order, and pullers that keep
 * their cursors. The storm is also let loose on a plain sequence, where it must find the hole that the feed has not.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class CommitOrderTest {
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 25;
    private static final int PULLERS = 3;

    /** Something that transactions write to and pullers read in order. */
    private interface Log {
        void write(Connection transaction, String name) throws SQLException;

        /** Reads what follows what it has read. */
        Reader reader();
    }

    private interface Reader {
        int pull() throws Exception;

        List<String> given();
    }

    /** The feed, read over HTTP. */
    private static final class OfCommits implements Log {
        final String funder =
                "S" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 8);

        @Override
        public void write(Connection transaction, String name) throws SQLException {
            try (var insert = transaction.prepareStatement(
                    "insert into feed_event (id, feed, occurred_at, item) values (?, ?, now(), ?)")) {
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, "funder:" + funder);
                insert.setString(3, "{\"name\":\"" + name + "\"}");
                insert.executeUpdate();
            }
        }

        @Override
        public Reader reader() {
            var puller = new Puller(
                    "http://localhost:" + RestAssured.port + "/v1/funders/" + funder + "/cofinancing-changes",
                    Tokens.funder(funder));
            return new Reader() {
                @Override
                public int pull() throws Exception {
                    return puller.pull(7, 0);
                }

                @Override
                public List<String> given() {
                    return puller.given();
                }
            };
        }
    }

    /** What would be simpler: a number from a sequence. */
    private static final class OfASequence implements Log {
        OfASequence() throws SQLException {
            try (var connection = Environment.database();
                    var statement = connection.createStatement()) {
                statement.execute("drop table if exists plain_event;"
                        + "create table plain_event (position bigint generated always as identity, name text)");
            }
        }

        @Override
        public void write(Connection transaction, String name) throws SQLException {
            try (var insert = transaction.prepareStatement("insert into plain_event (name) values (?)")) {
                insert.setString(1, name);
                insert.executeUpdate();
            }
        }

        @Override
        public Reader reader() {
            var given = new ArrayList<String>();
            return new Reader() {
                private long cursor;

                @Override
                public int pull() throws Exception {
                    try (var connection = Environment.database();
                            var query = connection.prepareStatement(
                                    "select position, name from plain_event where position > ? order by position limit 7")) {
                        query.setLong(1, cursor);
                        var rows = query.executeQuery();
                        var count = 0;
                        while (rows.next()) {
                            cursor = rows.getLong(1);
                            given.add(rows.getString(2));
                            count++;
                        }
                        return count;
                    }
                }

                @Override
                public List<String> given() {
                    return given;
                }
            };
        }
    }

    @Test
    void theStormLeavesNoHoleInTheFeed() throws Exception {
        var storm = new Storm(new OfCommits()).run();

        assertThat(storm.committed).hasSizeGreaterThan(WRITERS * TRANSACTIONS / 2);
        for (var puller : storm.pulled) {
            assertThat(puller)
                    .as("everything that was committed, once, and nothing that was rolled back")
                    .containsExactlyInAnyOrderElementsOf(storm.committed)
                    .as("in the same order as any other puller")
                    .isEqualTo(storm.pulled.get(0));
        }
    }

    @Test
    void theSameStormFindsTheHoleInAPlainSequence() throws Exception {
        var storm = new Storm(new OfASequence()).run();

        assertThat(storm.pulled)
                .anySatisfy(puller -> assertThat(puller)
                        .as("what a puller of a plain sequence is given of %d committed", storm.committed.size())
                        .hasSizeLessThan(storm.committed.size()));
    }

    @Test
    void anOpenTransactionHoldsNobodyUpAndComesWhenItCommits() throws Exception {
        var log = new OfCommits();
        var reader = log.reader();
        try (var early = Environment.database();
                var late = Environment.database();
                var never = Environment.database()) {
            for (var connection : List.of(early, late, never)) {
                connection.setAutoCommit(false);
            }
            log.write(early, "written first, committed last");
            log.write(never, "rolled back");
            log.write(late, "written last, committed first");
            late.commit();
            assertThat(reader.pull()).isEqualTo(1);
            never.rollback();
            assertThat(reader.pull()).isZero();
            early.commit();
            assertThat(reader.pull()).isEqualTo(1);
        }
        assertThat(reader.given()).containsExactly("written last, committed first", "written first, committed last");
    }

    /** Whoever writes to several feeds takes them in one order, whatever the order of writing: no commit fails. */
    @Test
    void transactionsThatWriteToTheSameFeedsInAnyOrderNeverFail() throws Exception {
        var one = new OfCommits();
        var other = new OfCommits();
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
        for (var log : List.of(one, other)) {
            var reader = log.reader();
            while (reader.pull() > 0) {}
            assertThat(reader.given()).hasSize(8 * 40).doesNotHaveDuplicates();
        }
    }

    /** Writers whose transactions last from nothing to seconds and end either way, and pullers that poll all along. */
    private static final class Storm {
        final Set<String> committed = ConcurrentHashMap.newKeySet();
        final List<List<String>> pulled = new ArrayList<>();
        private final Log log;

        Storm(Log log) {
            this.log = log;
        }

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
            var reader = log.reader();
            while (!over.get()) {
                reader.pull();
            }
            while (reader.pull() > 0) {}
            return reader.given();
        }

        private Void write(int seed) throws Exception {
            var random = new Random(seed);
            for (var at = 0; at < TRANSACTIONS; at++) {
                try (var connection = Environment.database()) {
                    connection.setAutoCommit(false);
                    var names = new ArrayList<String>();
                    for (var line = 0; line <= random.nextInt(3); line++) {
                        var name = seed + "/" + at + "/" + line;
                        log.write(connection, name);
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
    void whatIsCommittedElsewhereIsAnsweredAtOnce() throws Exception {
        var log = new OfCommits();
        var puller = new Puller(
                "http://localhost:" + RestAssured.port + "/v1/funders/" + log.funder + "/cofinancing-changes",
                Tokens.funder(log.funder));
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
                log.write(connection, "n" + at);
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
