package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A client that does what the API promises to be safe: it repeats a request until it is acknowledged, to one replica after the
 * other. It counts all answers and keeps those that it did not expect.
 */
final class PersistentClient {
    /** After a fault, a service is back long before. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicInteger turn = new AtomicInteger();

    /** The number of answers for each status, and of connections that broke. */
    Map<String, LongAdder> answers() {
        return new TreeMap<>(answers);
    }

    /** Answers that no fault excuses: any 5xx except 503, and errors of a client that made none. */
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    /** The number of changes that were acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** The longest time from the first attempt of a request to its acknowledgement. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    JsonNode get(List<String> replicas, String path, String token) {
        return acknowledged(replicas, Call.of("GET", path, token), answer -> Outcome.WRONG);
    }

    /** Creates something once, with the same Idempotency-Key in all attempts. */
    JsonNode create(List<String> replicas, String path, String token, Object body) {
        var call = Call.of("POST", path, token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .json(write(body));
        var created = acknowledged(
                replicas,
                call,
                // An earlier attempt is still being processed.
                answer -> answer.body().contains("/request-in-progress\"") ? Outcome.REPEAT : Outcome.WRONG);
        acknowledged.incrementAndGet();
        return created;
    }

    /**
     * Changes a state. If the answer of an attempt was lost, a refusal of the next one is the acknowledgement when the state is
     * already reached.
     *
     * @param body empty for none
     * @param at where the state can be read
     * @return what is read there afterwards
     */
    JsonNode change(
            List<String> replicas,
            String path,
            String token,
            Map<String, ?> body,
            String at,
            Predicate<JsonNode> reached) {
        var change = Call.of("PUT", path, token).header("If-Match", "*");
        acknowledged(replicas, body.isEmpty() ? change : change.json(write(body)), answer -> {
            if (answer.statusCode() != 409 && answer.statusCode() != 412) {
                return Outcome.WRONG;
            }
            return reached.test(get(replicas, at, token)) ? Outcome.DONE : Outcome.REPEAT;
        });
        var state = get(replicas, at, token);
        if (!reached.test(state)) {
            throw fail(change, "is acknowledged, and " + at + " is " + state);
        }
        acknowledged.incrementAndGet();
        return state;
    }

    private enum Outcome {
        DONE,
        REPEAT,
        WRONG
    }

    /** @param refused what a refusal says that comes after an attempt without an answer */
    private JsonNode acknowledged(List<String> replicas, Call call, Function<HttpResponse<String>, Outcome> refused) {
        var begun = System.nanoTime();
        var uncertain = false;
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            var replica = replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(call.to(replica), (name, value) -> true)
                                .timeout(TIMEOUT)
                                .build(),
                        BodyHandlers.ofString());
                count(Integer.toString(answer.statusCode()));
                var success = answer.statusCode() / 100 == 2;
                var outcome = success
                        ? Outcome.DONE
                        : answer.statusCode() == 503
                                ? Outcome.REPEAT
                                : uncertain ? refused.apply(answer) : Outcome.WRONG;
                if (outcome == Outcome.DONE) {
                    longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                    return success ? Api.JSON.readTree(answer.body()) : Api.JSON.nullNode();
                }
                if (outcome == Outcome.WRONG) {
                    throw fail(call, "is answered " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException broken) {
                count(broken.getClass().getSimpleName());
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interruption);
            }
            uncertain = true;
            pause();
        }
        throw fail(call, "is not acknowledged after " + PATIENCE.toSeconds() + " s");
    }

    private IllegalStateException fail(Call call, String what) {
        var text = call.method() + " " + call.path() + " " + what;
        unexpected.add(text);
        return new IllegalStateException(text);
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, name -> new LongAdder()).increment();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static String write(Object body) {
        try {
            return Api.JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
