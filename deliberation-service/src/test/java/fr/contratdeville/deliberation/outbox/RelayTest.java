package fr.contratdeville.deliberation.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.contratdeville.conventions.refusal.Refusal;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Gateway.RecordedDecision;
import fr.contratdeville.deliberation.law.Outcome;
import fr.contratdeville.deliberation.programme.Answer;
import fr.contratdeville.deliberation.programme.Decision;
import fr.contratdeville.deliberation.programme.Programme;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
    OutboxConfig config;

    @Inject
    ExecutorService executor;

    @BeforeEach
    @AfterEach
    void empty() throws SQLException {
        execute("delete from outbox");
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
                        .mapToObj(n ->
                                replicas.submit(() -> new Relay(deliveries, programme, config, executor).deliver()))
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
        deliveries.refused(late, Duration.ZERO, "409");

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

    @Test
    void noCallIsMadeInATransaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> programme.tranche(UUID.randomUUID())))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void aLeaseOutlastsTheLongestCall() {
        var hasty = new OutboxConfig() {
            @Override
            public Duration every() {
                return config.every();
            }

            @Override
            public Duration lease() {
                return Programme.LONGEST_CALL;
            }

            @Override
            public Duration firstDelay() {
                return config.firstDelay();
            }

            @Override
            public Duration longestDelay() {
                return config.longestDelay();
            }

            @Override
            public Duration refusedDelay() {
                return config.refusedDelay();
            }

            @Override
            public Duration lateAfter() {
                return config.lateAfter();
            }
        };

        assertThatIllegalArgumentException().isThrownBy(() -> new Relay(deliveries, programme, hasty, executor));
    }

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
