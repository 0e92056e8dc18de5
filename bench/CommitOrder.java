import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a puller with a cursor misses when rows are numbered by a sequence, and that it misses nothing of the feed. Read
 * bench/README.md.
 *
 * <p>It works in the database of programme-service and removes what it has written.
 */
final class CommitOrder {
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 25;
    private static final int PULLERS = 3;
    private static final String FEED = "bench:" + UUID.randomUUID();

    private final String url;
    private final Properties login;
    private final String insert;
    private final String select;
    private final Set<String> committed = ConcurrentHashMap.newKeySet();

    private CommitOrder(String url, Properties login, String insert, String select) {
        this.url = url;
        this.login = login;
        this.insert = insert;
        this.select = select;
    }

    /** @param arguments the data folder of the running quickstart */
    public static void main(String... arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var port = Files.readAllLines(folder.resolve("database/postmaster.pid")).get(3);
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/programme";
        var login = login(folder);
        try (var connection = DriverManager.getConnection(url, login);
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_event (position bigint generated always as identity, item text not null)");
            try {
                new CommitOrder(
                                url,
                                login,
                                "insert into bench_event (item) values (?)",
                                "select position, item from bench_event where position > ? order by position limit 7")
                        .run("sequence");
                new CommitOrder(
                                url,
                                login,
                                "insert into feed_event (id, feed, occurred_at, item)"
                                        + " values (gen_random_uuid(), '" + FEED + "', now(), ?)",
                                "select position, item from feed_event"
                                        + " where feed = '" + FEED + "' and position > ? order by position limit 7")
                        .run("feed");
            } finally {
                statement.execute("drop table bench_event");
                statement.execute("delete from feed_event where feed = '" + FEED + "'");
                statement.execute("delete from feed where name = '" + FEED + "'");
            }
        }
    }

    private static Properties login(Path folder) throws IOException {
        var secrets = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("secrets.properties"))) {
            secrets.load(file);
        }
        var login = new Properties();
        login.setProperty("user", "programme");
        login.setProperty("password", secrets.getProperty("database.programme"));
        return login;
    }

    private void run(String name) throws Exception {
        var pool = Executors.newFixedThreadPool(WRITERS + PULLERS);
        var over = new AtomicBoolean();
        var pullers = new ArrayList<Future<List<String>>>();
        for (var at = 0; at < PULLERS; at++) {
            pullers.add(pool.submit(() -> pull(over)));
        }
        var writers = new ArrayList<Future<Void>>();
        for (var at = 0; at < WRITERS; at++) {
            var seed = at;
            writers.add(pool.submit(() -> write(seed)));
        }
        for (var writer : writers) {
            writer.get();
        }
        over.set(true);
        for (var puller : pullers) {
            var missed = new HashSet<>(committed);
            puller.get().forEach(missed::remove);
            System.out.printf("%-10s a puller misses %d of %d committed rows%n", name, missed.size(), committed.size());
        }
        pool.shutdown();
    }

    /** Transactions that last from nothing to two seconds; one in five is rolled back. */
    private Void write(int seed) throws SQLException, InterruptedException {
        var random = new Random(seed);
        try (var connection = DriverManager.getConnection(url, login)) {
            connection.setAutoCommit(false);
            for (var at = 0; at < TRANSACTIONS; at++) {
                var items = new ArrayList<String>();
                for (var row = 0; row <= random.nextInt(3); row++) {
                    items.add(seed + "/" + at + "/" + row);
                    insert(connection, items.get(row));
                    Thread.sleep(random.nextInt(10));
                }
                Thread.sleep(at == seed ? 2_000 : random.nextInt(60));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAll(items);
                }
            }
        }
        return null;
    }

    private void insert(Connection connection, String item) throws SQLException {
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, item);
            statement.executeUpdate();
        }
    }

    /** Reads what follows its cursor until the writers have ended, then the rest. */
    private List<String> pull(AtomicBoolean over) throws SQLException {
        var items = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url, login);
                var query = connection.prepareStatement(select)) {
            var cursor = 0L;
            boolean last;
            int count;
            do {
                last = over.get();
                count = 0;
                query.setLong(1, cursor);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        cursor = rows.getLong(1);
                        items.add(rows.getString(2));
                        count++;
                    }
                }
            } while (!last || count > 0);
        }
        return items;
    }
}
