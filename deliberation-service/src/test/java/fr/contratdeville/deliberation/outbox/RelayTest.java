package fr.contratdeville.deliberation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.contratdeville.conventions.refusal.Refusal;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Gateway;
import fr.contratdeville.deliberation.Gateway.RecordedDecision;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.programme.Answer;
import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Problem;
import fr.contratdeville.deliberation.programme.Programme;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Concurrent relays, as in several replicas, on real rows; the gateway answers for tranches that do not exist
 * elsewhere.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RelayTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Deliveries deliveries;

    @Inject
    Programme programme;

    @Inject
    Holding holding;

    @Inject
    OutboxConfig config;

    @Inject
    ExecutorService executor;

    @Inject
    CircuitBreakerMaintenance circuitBreakers;

    @BeforeEach
    @AfterEach
    void empty() throws SQLException {
        execute("delete from outbox");
        circuitBreakers.resetAll();
    }

    /** Without foreign keys: the order of deliveries does not need complete sessions. */
    private static void execute(String... statements) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void write(UUID tranche, int sequence) throws SQLException {
        execute("""
                insert into outbox (id, tranche_id, deliberation_id, number, outcome, decided_on, version, digest)
                values (gen_random_uuid(), '%s', gen_random_uuid(), '2019.%05d', 'ADOPTED', '2019-03-07', %d, '%s')
                """.formatted(tranche, sequence, sequence, "0".repeat(64)));
    }

    private static List<String> numbers(UUID tranche) {
        return accepted(tranche).stream()
                .map(decision -> decision.body().replaceAll(".*\"number\":\"([^\"]+)\".*", "$1"))
                .toList();
    }

    private static List<RecordedDecision> accepted(UUID tranche) {
        return Environment.gateway.decisions(tranche.toString()).stream()
                .filter(decision -> decision.status() < 300)
                .toList();
    }

    private static List<String> expected(int count) {
        return IntStream.rangeClosed(1, count).mapToObj("2019.%05d"::formatted).toList();
    }

    @Test
    void severalRelaysDeliverEachTrancheInOrderDespiteFailures() throws Exception {
        var tranches = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (var tranche : tranches) {
            Environment.gateway.answer(tranche, () -> {
                pause(ThreadLocalRandom.current().nextInt(20));
                return ThreadLocalRandom.current().nextInt(6) == 0 ? 503 : 201;
            });
        }
        for (var sequence = 1; sequence <= 12; sequence++) {
            for (var tranche : tranches) {
                write(tranche, sequence);
            }
        }

        var replicas = Executors.newFixedThreadPool(6);
        try {
            await().atMost(SOON).until(() -> {
                var relays = IntStream.range(0, 6)
                        .mapToObj(n -> replicas.submit(
                                () -> new Relay(deliveries, programme, holding, config, executor).deliver()))
                        .toList();
                for (var relay : relays) {
                    relay.get();
                }
                return deliveries.backlog().pending() == 0;
            });
        } finally {
            replicas.shutdown();
        }

        for (var tranche : tranches) {
            assertThat(numbers(tranche)).isEqualTo(expected(12));
            var decisions = Environment.gateway.decisions(tranche.toString());
            for (var next = 1; next < decisions.size(); next++) {
                assertThat(decisions.get(next).from())
                        .as("one call of a tranche at a time")
                        .isGreaterThanOrEqualTo(decisions.get(next - 1).until());
            }
        }
    }

    @Test
    void claimsOfACrashedRelayAreTakenOver() throws Exception {
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(tranche, () -> 201);
        var claimed = new AtomicInteger();
        execute("insert into outbox (id, tranche_id, deliberation_id, number, outcome, decided_on, version, digest,"
                + " lease, leased_until, attempts) values (gen_random_uuid(), '" + tranche
                + "', gen_random_uuid(), '2019.00001', 'ADOPTED', '2019-03-07', 1, '" + "0".repeat(64)
                + "', gen_random_uuid(), clock_timestamp() + interval '2 seconds', 1)");
        write(tranche, 2);

        while (claimed.getAndIncrement() < 5) {
            assertThat(deliveries.claim(Duration.ofSeconds(30)))
                    .as("neither a claimed decision nor a later one of the same tranche")
                    .isEmpty();
        }
        assertThat(accepted(tranche)).isEmpty();

        await().atMost(SOON).until(() -> numbers(tranche).size() == 2);
        assertThat(numbers(tranche)).isEqualTo(expected(2));
    }

    @Test
    void anExpiredLeaseCannotRecordAResult() throws Exception {
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(tranche, () -> 503);
        write(tranche, 1);
        var late = await().atMost(SOON)
                .until(() -> deliveries.claim(Duration.ofMillis(1)), Optional::isPresent)
                .orElseThrow();
        pause(20);
        execute("update outbox set lease = gen_random_uuid(), leased_until = clock_timestamp() + interval '1 hour'");

        assertThat(deliveries.delivered(late)).isFalse();
        deliveries.refused(late, Duration.ZERO, new Problem("/problems/object-changed", null));

        assertThat(deliveries.backlog().pending()).isEqualTo(1);
        assertThat(deliveries.backlog().refused()).isZero();
    }

    @Test
    void aRefusedDecisionStaysAtTheHeadAndIsTriedAgain() throws Exception {
        var tranche = UUID.randomUUID();
        var status = new AtomicInteger(409);
        Environment.gateway.answer(tranche, status::get);
        write(tranche, 1);
        write(tranche, 2);

        await().atMost(SOON).until(() -> deliveries.backlog().refused() == 1);
        await().atMost(SOON)
                .until(() -> Environment.gateway.decisions(tranche.toString()).size() >= 2);
        assertThat(Environment.gateway.decisions(tranche.toString()))
                .allSatisfy(decision -> assertThat(decision.body()).contains("2019.00001"));
        assertThat(deliveries.backlog().pending()).isEqualTo(2);

        status.set(200);
        await().atMost(SOON).until(() -> deliveries.backlog().pending() == 0);
        assertThat(numbers(tranche)).isEqualTo(expected(2));
    }

    /** It may have read the agenda before the change that the second one is about. */
    @Test
    void aComparisonWaitsForTheOneThatIsUnderWay() throws Exception {
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(tranche, () -> 503);
        compare(tranche, "1 hour");
        compare(tranche, "1 hour");
        execute("update outbox set next_attempt_at = clock_timestamp(), lease = gen_random_uuid(),"
                + " leased_until = clock_timestamp() + interval '2 seconds', attempts = 1 where position ="
                + " (select min(position) from outbox)");
        execute("update outbox set next_attempt_at = clock_timestamp() where lease is null");

        assertThat(deliveries.claim(Duration.ofSeconds(30))).isEmpty();

        await().atMost(SOON).until(() -> attempts("position = (select max(position) from outbox)") > 0);
    }

    @Test
    void comparisonsAndDecisionsDoNotWaitForEachOther() throws Exception {
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(tranche, () -> 201);
        compare(tranche, "1 hour");
        write(tranche, 1);
        await().atMost(SOON).until(() -> numbers(tranche).equals(expected(1)));

        var other = UUID.randomUUID();
        Environment.gateway.answer(other, () -> 409);
        write(other, 1);
        await().atMost(SOON).until(() -> deliveries.backlog().refused() == 1);
        compare(other, "0");
        await().atMost(SOON).until(() -> attempts("deliberation_id is null and tranche_id = '" + other + "'") > 0);
        assertThat(deliveries.backlog().pending()).isEqualTo(1);
    }

    @Test
    void whatWasSetAsideBlocksNothing() throws Exception {
        var tranche = UUID.randomUUID();
        Environment.gateway.answer(tranche, () -> 409);
        write(tranche, 1);
        await().atMost(SOON).until(() -> deliveries.backlog().refused() == 1);
        execute("update outbox set set_aside_at = now(), set_aside_because = 'Sans objet', lease = null,"
                + " leased_until = null");
        assertThat(deliveries.backlog().pending()).isZero();

        Environment.gateway.answer(tranche, () -> 201);
        write(tranche, 2);

        await().atMost(SOON).until(() -> numbers(tranche).equals(List.of("2019.00002")));
    }

    /** What an answer asks for is followed, within the maximum. */
    @Test
    void retryAfterIsFollowedWithinTheLongestDelay() throws Exception {
        var patient = settings(config.lease(), Duration.ofSeconds(15));
        var tranche = UUID.randomUUID();
        for (var asked : Map.of("4", 4, "3600", 15).entrySet()) {
            Environment.gateway.answer(
                    tranche.toString(),
                    () -> Gateway.Answer.of(503, "text/html", "").with("Retry-After", asked.getKey()));
            execute("delete from outbox");
            write(tranche, 1);
            await().atMost(SOON).until(() -> {
                // The relay of the service, whose delays are short, tries it too.
                execute("update outbox set attempts = 0, next_attempt_at = clock_timestamp() where lease is null");
                new Relay(deliveries, programme, holding, patient, executor).deliver();
                return delay() > 3;
            });
            assertThat(delay()).isBetween(asked.getValue() - 2.0, asked.getValue() + 0.0);
        }
    }

    private static void compare(UUID tranche, String due) throws SQLException {
        execute("insert into outbox (id, tranche_id, created_at, next_attempt_at) values (gen_random_uuid(), '"
                + tranche + "', now() + interval '" + due + "', now() + interval '" + due + "')");
    }

    private static int attempts(String condition) throws SQLException {
        return (int) number("select attempts from outbox where " + condition);
    }

    private static double delay() throws SQLException {
        return number("select extract(epoch from next_attempt_at - clock_timestamp()) from outbox");
    }

    private static double number(String query) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    @Test
    void noCallIsMadeInATransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> programme.tranche(UUID.randomUUID())))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void aLeaseOutlastsTheLongestCall() {
        var hasty = settings(Programme.LONGEST_CALL.multipliedBy(3), config.longestDelay());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Relay(deliveries, programme, holding, hasty, executor));
    }

    private Settings settings(Duration lease, Duration longestDelay) {
        return new Settings(
                config.every(),
                lease,
                Duration.ofMillis(1),
                longestDelay,
                config.compareAfter(),
                config.refusedDelay(),
                config.lateAfter());
    }

    private record Settings(
            Duration every,
            Duration lease,
            Duration firstDelay,
            Duration longestDelay,
            Duration compareAfter,
            Duration refusedDelay,
            Duration lateAfter)
            implements OutboxConfig {}

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void onlyWhatIsAcceptedCountsAsDelivered() {
        var decision = new Decision(
                UUID.randomUUID(), "2019.00001", Outcome.ADOPTED, LocalDate.of(2019, 3, 7), 1, "0".repeat(64));
        for (var status : List.of(200, 201, 202, 204, 302, 304)) {
            var tranche = UUID.randomUUID();
            Environment.gateway.answer(tranche, () -> status);

            assertThat(programme.decide(tranche, decision))
                    .as("status %s", status)
                    .isInstanceOf(status <= 201 ? Answer.Accepted.class : Answer.Unavailable.class);
        }
    }

    @Test
    void anIncompleteTrancheIsRefused() {
        for (var status : List.of(200, 302, 403)) {
            var tranche = UUID.randomUUID();
            Environment.gateway.answer(tranche, () -> status);

            assertThatThrownBy(() -> programme.tranche(tranche))
                    .as("status %s and no body", status)
                    .isInstanceOf(Refusal.class)
                    .hasMessage("PROGRAMME_UNAVAILABLE");
        }
        var unknown = UUID.randomUUID();
        Environment.gateway.answer(unknown, () -> 404);
        assertThat(programme.tranche(unknown)).isEmpty();
    }
}
