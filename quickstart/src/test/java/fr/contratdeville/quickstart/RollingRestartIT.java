package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Both replicas of a service are restarted, one after the other, under load: each request that was sent is answered. */
@ExtendWith(LoadedSuite.Once.class)
class RollingRestartIT {
    private static final List<String> SERVICES = List.of("programme-service", "deliberation-service");
    private static final int WRITERS = 8;
    private static final Pattern STOPPING = Pattern.compile("\"Graceful Shutdown\",\\s*\"status\": ?\"DOWN\"");
    private static final Map<String, String> SETTINGS = Map.of("SHUTDOWN_DELAY", "PT3S");

    private final LoadedSuite loaded;
    private final Suite suite;

    RollingRestartIT(LoadedSuite loaded) {
        this.loaded = loaded;
        suite = loaded.suite();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void noRequestIsBroken(String name) throws Exception {
        var programme = name.equals("programme-service");
        var service = programme ? ServiceUnderTest.programme(loaded) : ServiceUnderTest.deliberation(loaded);
        try (var one = new Replica(service, SETTINGS);
                var other = new Replica(service, SETTINGS)) {
            var load = new Load(
                    List.of(one.awaitReady(), other.awaitReady()),
                    Call.of(
                                    "POST",
                                    programme ? "/v1/carriers" : "/v1/assemblies",
                                    suite.api().token(service.writer()))
                            .json(programme ? "{\"name\": \"@\", \"own\": false}" : "{\"name\": \"@\"}"));
            var logs = new ArrayList<String>();
            // These wait until the replica stops.
            var waiting = one.begin(programme ? waiting() : following());
            Thread.sleep(2_000);
            logs.addAll(one.restart());
            logs.addAll(other.restart());
            Thread.sleep(1_000);
            var created = load.stop();

            assertThat(load.broken).isEmpty();
            assertThat(created).hasSizeGreaterThan(100);
            assertThat(load.closed.get())
                    .as("answers that close their connection")
                    .isPositive();
            assertThat(load.servedLast.get())
                    .as("requests that were answered while the replica was no longer ready")
                    .isPositive();
            assertThat(waiting.get().statusCode()).isEqualTo(200);
            assertThat((programme
                                    ? suite.api().programme(Client.AGENT)
                                    : suite.api().deliberation(Client.ASSEMBLY))
                            .list(load.path()))
                    .extracting(item -> item.get("id").asText())
                    .containsAll(created)
                    .doesNotHaveDuplicates();
            assertThat(logs).noneMatch(line -> line.startsWith("\tat ")).noneMatch(line -> line.contains(" ERROR "));
        }
    }

    private Call waiting() {
        var feed = "/v1/funders/CGET/cofinancing-changes";
        var caller = suite.api().programme(Client.CGET);
        var page = caller.get(feed).body();
        while (page.get("hasMore").asBoolean()) {
            page = caller.get(feed + "?after=" + page.get("next").asText()).body();
        }
        return Call.of(
                "GET",
                feed + "?wait=30&after=" + page.get("next").asText(),
                suite.api().token(Client.CGET));
    }

    private Call following() {
        return Call.of(
                        "GET",
                        "/v1/sessions/" + loaded.adopted().session() + "/live/events",
                        suite.api().token(Client.ASSEMBLY))
                .header("Accept", "text/event-stream");
    }

    /** Writers that use the replicas that are ready, and go to another one when a new connection is refused. */
    private static final class Load {
        final Queue<String> broken = new ConcurrentLinkedQueue<>();
        final AtomicInteger closed = new AtomicInteger();
        final AtomicInteger servedLast = new AtomicInteger();
        private final Queue<String> created = new ConcurrentLinkedQueue<>();
        private final Set<Replica> ready = ConcurrentHashMap.newKeySet();
        private final List<Replica> replicas;
        private final Call create;
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Future<?>> running = new ArrayList<>();

        Load(List<Replica> replicas, Call create) {
            this.replicas = replicas;
            this.create = create;
            ready.addAll(replicas);
            var threads = Executors.newFixedThreadPool(WRITERS + replicas.size());
            replicas.forEach(replica -> running.add(threads.submit(() -> watch(replica))));
            for (var writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(this::write));
            }
            threads.shutdown();
        }

        String path() {
            return create.path();
        }

        private void watch(Replica replica) {
            while (!over.get()) {
                if (replica.isReady()) {
                    ready.add(replica);
                } else {
                    ready.remove(replica);
                    if (stopsAndServes(replica)) {
                        servedLast.incrementAndGet();
                    }
                }
                pause();
            }
        }

        private boolean stopsAndServes(Replica replica) {
            try {
                var health = replica.management("/q/health/ready");
                return health.statusCode() == 503
                        && STOPPING.matcher(health.body()).find()
                        && replica.send(create.method("GET").bytes(null)).statusCode() == 200;
            } catch (IOException ended) {
                return false;
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private static void pause() {
            try {
                Thread.sleep(200);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        private void write() {
            while (!over.get()) {
                var key = UUID.randomUUID().toString();
                var call =
                        create.header("Idempotency-Key", key).json(create.text().replace("@", "Reprise " + key));
                var candidates = List.copyOf(ready);
                var replica = candidates.isEmpty()
                        ? replicas.get(0)
                        : candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
                try {
                    var answer = replica.send(call);
                    if (answer.headers().firstValue("Connection").orElse("").equals("close")) {
                        closed.incrementAndGet();
                    }
                    if (answer.statusCode() == 201) {
                        created.add(Api.JSON.readTree(answer.body()).get("id").asText());
                    } else {
                        broken.add(answer.statusCode() + " " + answer.body());
                    }
                } catch (ConnectException refused) {
                    // Nothing was sent: the next one goes to another replica.
                } catch (IOException cut) {
                    broken.add(cut.toString());
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        List<String> stop() throws Exception {
            over.set(true);
            for (var task : running) {
                task.get(30, TimeUnit.SECONDS);
            }
            return List.copyOf(created);
        }
    }
}
