package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Replicas of both services and PostgreSQL are killed, ended and frozen at random under load. Nothing that was acknowledged is
 * lost, done twice or stuck, and no answer is a 500. {@code -Dfaults.seconds} and {@code -Dfaults.seed} choose how long and
 * in which order; see docs/reliability.md.
 */
class FaultsIT {
    private static final Duration FAULTS = Duration.ofSeconds(Integer.getInteger("faults.seconds", 45));
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    private static final Duration ARRIVAL = Duration.ofSeconds(45);
    private static final int AGENTS = 4;
    private static final int SECRETARIES = 4;
    private static final int PULLERS = 2;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> faults = new TreeMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Replicas replicas;

    @BeforeEach
    void startReplicas() throws IOException {
        replicas = new Replicas();
        replicas.services().forEach(Replicas.Replica::start);
        replicas.services().forEach(Replicas.Replica::awaitReady);
        new Story(replicas.api(), new PrintStream(OutputStream.nullOutputStream())).load();
    }

    @AfterEach
    void stopReplicas() {
        threads.shutdownNow();
        replicas.close();
    }

    @Test
    void nothingIsLostOrStuckWhileProcessesDie() throws Exception {
        var client = new PersistentClient();
        var api = replicas.api();
        var partners = new Partners(replicas, api, client);
        var submitting = new AtomicBoolean(true);
        var adopting = new AtomicBoolean(true);
        var pulling = new AtomicBoolean(true);
        var agents = start(AGENTS, () -> {
            partners.submitTranches(submitting::get);
            return null;
        });
        var secretaries = start(SECRETARIES, () -> {
            partners.adoptTranches(adopting::get);
            return null;
        });
        var readers = start(1, () -> {
            partners.read(adopting::get);
            return null;
        });
        var pullers = start(PULLERS, () -> partners.pull(pulling::get));

        var end = System.nanoTime() + FAULTS.toNanos();
        while (System.nanoTime() < end && client.unexpected().isEmpty()) {
            Thread.sleep(2_000 + random.nextInt(3_000));
            fault();
        }
        submitting.set(false);
        adopting.set(false);
        finish(agents);
        finish(secretaries);
        finish(readers);
        var arrival = awaitDecisions(api, partners.adopted());
        pulling.set(false);
        var events = finish(pullers);

        System.out.printf(
                "%d s with seed %d: faults %s; answers %s; %d changes acknowledged, the slowest after %d ms; %d tranches adopted;"
                        + " the last decision arrived %d ms after the load%n",
                FAULTS.toSeconds(),
                SEED,
                faults,
                client.answers(),
                client.acknowledged(),
                client.longest().toMillis(),
                partners.adopted().size(),
                arrival.toMillis());
        assertThat(client.unexpected()).isEmpty();
        assertThat(partners.adopted()).isNotEmpty();
        assertNumbersHaveNoGap(api, partners.adopted());
        assertEventsAreInOneOrder(events);
        assertRequestsWereSentOnce(api, partners.adopted(), events.get(0).size());
        await("deliveries", "deliberation", "select count(*) from outbox where delivered_at is null");
        await("holds", "programme", "select count(*) from tranche where hold_item_id is not null");
        assertServicesAreWell();
        assertLogsAreQuiet();
    }

    private <T> List<Future<T>> start(int number, Callable<T> work) {
        return IntStream.range(0, number).mapToObj(one -> threads.submit(work)).toList();
    }

    private static <T> List<T> finish(List<Future<T>> running) throws Exception {
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(one.get(180, TimeUnit.SECONDS));
        }
        return results;
    }

    /** One process dies or stops answering, and is back some seconds later. */
    private void fault() throws InterruptedException {
        var services = replicas.services().toList();
        var victim = services.get(random.nextInt(services.size()));
        var postgres = replicas.postgres();
        switch (random.nextInt(8)) {
            case 0 -> {
                count("PostgreSQL killed");
                postgres.crash();
                pause();
                postgres.start();
            }
            case 1 -> {
                count("PostgreSQL restarted");
                postgres.end();
                pause();
                postgres.start();
            }
            case 2 -> {
                count("PostgreSQL frozen");
                postgres.freeze();
                pause();
                postgres.thaw();
            }
            case 3 -> {
                count("a service frozen");
                victim.freeze();
                Thread.sleep(5_000);
                victim.thaw();
            }
            case 4 -> {
                count("a service ended");
                victim.end();
                victim.start();
                victim.awaitReady();
            }
            default -> {
                count("a service killed");
                victim.crash();
                pause();
                victim.start();
                victim.awaitReady();
            }
        }
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(3_000));
    }

    /** @return how long it took */
    private static Duration awaitDecisions(Api api, List<Partners.Adopted> adopted) throws InterruptedException {
        var begun = System.nanoTime();
        var agent = api.programme(Client.AGENT);
        for (var one : adopted) {
            while (!agent.get("/v1/tranches/" + one.tranche())
                    .body()
                    .get("state")
                    .asText()
                    .equals("ADOPTED")) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("decision %s has arrived by now", one.number())
                        .isLessThan(ARRIVAL);
                Thread.sleep(100);
            }
            assertThat(agent.get("/v1/tranches/" + one.tranche() + "/decision")
                            .body()
                            .get("number")
                            .asText())
                    .isEqualTo(one.number());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void assertNumbersHaveNoGap(Api api, List<Partners.Adopted> adopted) {
        var byYear = api.deliberation(Client.ASSEMBLY).list("/v1/deliberations").stream()
                .map(deliberation -> deliberation.get("number").asText().split("\\."))
                .collect(Collectors.groupingBy(
                        number -> number[0],
                        Collectors.mapping(number -> Integer.valueOf(number[1]), Collectors.toList())));
        byYear.forEach((year, numbers) -> {
            var sorted = numbers.stream().sorted().toList();
            assertThat(sorted)
                    .as("numbers of %s", year)
                    .isEqualTo(IntStream.range(sorted.get(0), sorted.get(0) + sorted.size())
                            .boxed()
                            .toList());
        });
        assertThat(byYear.values().stream().mapToInt(List::size).sum())
                .as("deliberations: the sample's and the acknowledged ones")
                .isEqualTo(1 + adopted.size());
        assertThat(adopted.stream().map(Partners.Adopted::number)).doesNotHaveDuplicates();
    }

    private static void assertEventsAreInOneOrder(List<List<String>> events) {
        assertThat(events.get(0)).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(one -> assertThat(one).isEqualTo(events.get(0)));
    }

    private static void assertRequestsWereSentOnce(Api api, List<Partners.Adopted> adopted, int events) {
        var requests = api.programme(Client.ANCT).list("/v1/cofinancing-requests").stream()
                .map(request -> request.get("id").asText())
                .toList();
        assertThat(requests)
                .containsExactlyInAnyOrderElementsOf(
                        adopted.stream().map(Partners.Adopted::request).toList());
        assertThat(events).as("one change for each request").isEqualTo(requests.size());
    }

    /** A delivery that was done, and not recorded before its process died, is repeated after its lease. */
    private void await(String what, String database, String query) throws Exception {
        var begun = System.nanoTime();
        try (var connection = replicas.database(database);
                var statement = connection.prepareStatement(query)) {
            for (var left = 1; left > 0; Thread.sleep(100)) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("%d %s are left", left, what)
                        .isLessThan(ARRIVAL);
                try (var found = statement.executeQuery()) {
                    found.next();
                    left = found.getInt(1);
                }
            }
        }
    }

    private void assertServicesAreWell() throws Exception {
        for (var replica : replicas.services().toList()) {
            var health = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(replica.management() + "/q/health"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(health.statusCode()).as("%s: %s", replica, health.body()).isEqualTo(200);
        }
    }

    /** An outage is a few lines, and no stack trace. */
    private void assertLogsAreQuiet() throws IOException {
        try (var logs = Files.list(replicas.suite().folder().logs())) {
            for (var log :
                    logs.filter(file -> file.toString().contains("service-")).toList()) {
                var incidents = new HashSet<String>();
                var frozen = false;
                for (var line : Files.readAllLines(log)) {
                    if (line.matches("\\d{4}-\\d{2}-\\d{2} .*")) {
                        // Vert.x sees that its threads did not run while the process was frozen, and says where.
                        frozen = line.contains("BlockedThreadChecker");
                    }
                    if (!frozen && (line.contains(" ERROR ") || line.startsWith("\tat "))) {
                        incidents.add(line);
                    }
                }
                assertThat(incidents).as("errors and stack traces in %s", log).isEmpty();
            }
        }
    }
}
