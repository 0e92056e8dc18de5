package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.quickstart.FaultyProxy.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each service while its database is away, silent, read-only, full or locked: it answers 503, soon, and recovers. */
@ExtendWith(LoadedSuite.Once.class)
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseFaultsIT {
    private static final int WRITERS = 80;
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How long a long transaction is, for these replicas. */
    private static final Map<String, String> SETTINGS = Map.of("DATABASE_LONG_TRANSACTION", "PT1S");

    private static final AtomicInteger NUMBER = new AtomicInteger(1);

    private final Suite suite;
    private final List<Replica> replicas = new ArrayList<>();
    private final List<String> services = List.of("programme-service", "deliberation-service");
    private final Map<String, ServiceUnderTest> underTest;

    DatabaseFaultsIT(LoadedSuite loaded) throws IOException {
        suite = loaded.suite();
        underTest = Map.of(
                "programme-service", ServiceUnderTest.programme(loaded),
                "deliberation-service", ServiceUnderTest.deliberation(loaded));
        for (var service : services) {
            replicas.add(new Replica(underTest.get(service), SETTINGS));
        }
        replicas.forEach(Replica::awaitReady);
    }

    @AfterAll
    void stop() throws IOException {
        for (var replica : replicas) {
            replica.close();
        }
    }

    /** An outage is told in single lines; nothing in it is an error of the service. */
    @AfterEach
    void theLogHasNoErrorsAndNoStackTraces() {
        for (var replica : replicas) {
            assertThat(replica.log())
                    .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by"))
                    .noneMatch(line -> line.contains(" ERROR "));
        }
    }

    private Replica replica(String service) {
        return replicas.get(services.indexOf(service));
    }

    private Call change(String service) {
        return underTest.get(service).change(1 + NUMBER.getAndIncrement() % 49).header("If-Match", "*");
    }

    private static void unavailable(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(Api.JSON.readTree(answer.body()).get("type").asText()).isEqualTo("/problems/database-unavailable");
    }

    private void recovers(String service) throws Exception {
        var replica = replica(service);
        await(Duration.ofSeconds(10), replica::isReady);
        assertThat(replica.send(underTest.get(service).list()).statusCode()).isEqualTo(200);
        assertThat(replica.send(change(service)).statusCode()).isEqualTo(200);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Duration patience, Condition condition) throws Exception {
        var deadline = Instant.now().plus(patience);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("by now").isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private static Duration lasts(Condition work) throws Exception {
        var begun = System.nanoTime();
        assertThat(work.holds()).isTrue();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                suite.databaseUrl("postgres"), "postgres", suite.folder().password("database.superuser"));
    }

    private void administer(String... commands) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String disconnect(Replica replica) {
        return "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '" + replica.name()
                + "'";
    }

    @ParameterizedTest
    @FieldSource("services")
    void awayAndBack(String service) throws Exception {
        var replica = replica(service);
        replica.link().set(Fault.RESET);

        unavailable(replica.send(underTest.get(service).list()));
        unavailable(replica.send(change(service)));
        unavailable(replica.send(underTest.get(service).create(60)));
        assertThat(lasts(() -> !replica.isReady())).isLessThan(Duration.ofSeconds(3));

        replica.link().set(Fault.NONE);
        recovers(service);
    }

    /** A half-open connection: everything is sent, and nothing comes back. */
    @ParameterizedTest
    @FieldSource("services")
    void silentAndBack(String service) throws Exception {
        var replica = replica(service);
        replica.link().set(Fault.HELD);

        assertThat(lasts(() -> !replica.isReady())).isLessThan(Duration.ofSeconds(3));
        var change = replica.begin(change(service));
        unavailable(replica.send(underTest.get(service).list()));
        unavailable(change.get());

        replica.link().set(Fault.NONE);
        recovers(service);
    }

    @ParameterizedTest
    @FieldSource("services")
    void everyConnectionIsCutByARestart(String service) throws Exception {
        var replica = replica(service);
        for (var time = 0; time < 5; time++) {
            assertThat(replica.send(underTest.get(service).list()).statusCode()).isEqualTo(200);
            administer(disconnect(replica));
            var answer = replica.send(underTest.get(service).list());
            if (answer.statusCode() != 200) {
                unavailable(answer);
            }
        }
        recovers(service);
    }

    @ParameterizedTest
    @FieldSource("services")
    void readOnly(String service) throws Exception {
        var replica = replica(service);
        var role = replica.role();
        administer("alter role " + role + " set default_transaction_read_only = on", disconnect(replica));
        try {
            await(
                    Duration.ofSeconds(5),
                    () -> replica.send(underTest.get(service).list()).statusCode() == 200);
            unavailable(replica.send(change(service)));
            assertThat(replica.isReady()).isFalse();
        } finally {
            administer("alter role " + role + " reset default_transaction_read_only", disconnect(replica));
        }
        recovers(service);
    }

    @ParameterizedTest
    @FieldSource("services")
    void outOfConnections(String service) throws Exception {
        var replica = replica(service);
        var role = replica.role();
        administer("alter role " + role + " connection limit 0", disconnect(replica));
        try {
            unavailable(replica.send(underTest.get(service).list()));
            assertThat(replica.isReady()).isFalse();
        } finally {
            administer("alter role " + role + " connection limit -1");
        }
        recovers(service);
    }

    @ParameterizedTest
    @FieldSource("services")
    void eightyWritersThatWaitForOneRowLeaveTheOthersAlone(String service) throws Exception {
        var replica = replica(service);
        var own = underTest.get(service).own();
        var changes = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var holder = holder(service);
                var statement = holder.createStatement()) {
            statement.execute(
                    "select * from " + own.split("/")[2].replaceAll("ies$", "y").replaceAll("s$", "") + " where id = '"
                            + own.split("/")[3] + "' for update");
            for (var writer = 0; writer < WRITERS; writer++) {
                changes.add(replica.begin(change(service)));
            }
            Thread.sleep(1_500);
            assertThat(replica.wellness("no transaction stays open")
                            .at("/data/waitingWriters")
                            .asInt())
                    .isPositive();
            for (var time = 0; time < 10; time++) {
                for (var call : List.of(
                        underTest.get(service).list(), underTest.get(service).read())) {
                    assertThat(lasts(() -> replica.send(call).statusCode() == 200))
                            .isLessThan(SOON);
                }
                assertThat(lasts(replica::isReady)).isLessThan(SOON);
                if (service.equals("programme-service")) {
                    assertThat(lasts(() -> replica.send(feed(0)).statusCode() == 200))
                            .isLessThan(SOON);
                }
            }
            for (var change : changes) {
                unavailable(change.get());
            }
            assertThat(replica.wellness("no transaction stays open")
                            .get("status")
                            .asText())
                    .isEqualTo("DOWN");
            assertThat(replica.management("/q/metrics").body())
                    .containsPattern("(?m)^database_oldest_transaction_seconds(\\{.*})? [1-9]")
                    .containsPattern("(?m)^database_waiting_writers(\\{.*})? [0-9]");
        }
        recovers(service);
        await(
                Duration.ofSeconds(3),
                () -> replica.wellness("no transaction stays open")
                        .get("status")
                        .asText()
                        .equals("UP"));
    }

    private Call feed(int wait) {
        return Call.of(
                "GET",
                "/v1/funders/ANCT/cofinancing-changes?wait=" + wait,
                suite.api().token(Client.ANCT));
    }

    /** A transaction that is idle, of anybody. */
    private Connection holder(String service) throws SQLException {
        var role = replica(service).role();
        var connection = DriverManager.getConnection(
                suite.databaseUrl(role), role, suite.folder().password("database." + role));
        connection.setAutoCommit(false);
        return connection;
    }

    /** The replica, its machine or the network stops while a transaction holds a lock. */
    @ParameterizedTest
    @FieldSource("services")
    void whatAFrozenReplicaHoldsIsFreeAgain(String service) throws Exception {
        var replica = replica(service);
        replica.restart();
        replica.link().holdAfter("update ");
        var frozen = replica.begin(change(service));
        await(Duration.ofSeconds(5), () -> replica.link().fault() == Fault.HELD);

        try (var other = new Replica(underTest.get(service), SETTINGS).awaitReady()) {
            await(Duration.ofSeconds(20), () -> {
                var answer = other.send(change(service));
                if (answer.statusCode() == 200) {
                    return true;
                }
                unavailable(answer);
                return false;
            });
        }
        unavailable(frozen.get());
        replica.link().set(Fault.NONE);
        recovers(service);
    }

    /** The wait for the row of the feed is at the end of the transaction, in its commit. */
    @Test
    void anIdleTransactionThatHoldsTheFeedStopsWritersInTheirCommitButNotReaders() throws Exception {
        var replica = replica("programme-service");
        var request = new Calls(suite.api()).adopt(1).get(0);
        var receipt = Call.of(
                        "PUT",
                        "/v1/cofinancing-requests/" + request + "/receipt",
                        suite.api().token(Client.ANCT))
                .header("If-Match", "*")
                .json("{\"version\": 1, \"funderReference\": \"R\", \"receivedAt\": \"2019-03-20T09:30:00+01:00\"}");
        try (var holder = holder("programme-service");
                var statement = holder.createStatement()) {
            statement.execute("select * from feed where name = 'funder:ANCT' for update");
            unavailable(replica.send(receipt));
            assertThat(lasts(() -> replica.send(feed(0)).statusCode() == 200)).isLessThan(SOON);
        }
        assertThat(replica.send(receipt).statusCode()).isIn(200, 201);
    }

    @Test
    void aWaitingRequestLooksAgainWhenTheDatabaseIsBack() throws Exception {
        var replica = replica("programme-service");
        var last = feed(0);
        var page = Api.JSON.readTree(replica.send(last).body());
        while (page.get("hasMore").asBoolean()) {
            page = Api.JSON.readTree(
                    replica.send(feed(0).plus("&after=" + page.get("next").asText()))
                            .body());
        }
        var waiting = replica.begin(feed(30).plus("&after=" + page.get("next").asText()));
        Thread.sleep(500);
        replica.link().set(Fault.RESET);
        Thread.sleep(2_000);
        assertThat(waiting).isNotDone();
        replica.link().set(Fault.NONE);

        new Calls(suite.api()).adopt(1);
        var answer = waiting.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.JSON.readTree(answer.body()).get("items")).hasSize(1);
        recovers("programme-service");
    }
}
