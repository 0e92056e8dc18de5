import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long a waiting puller takes to get a committed change: alone, and as one of 2 000 on the same service. Read bench/README.md.
 *
 * <p>It adds an action of AGASEF to a draft and removes it again; an empty draft remains.
 */
final class WaitingPullers {
    private static final int MANY = 2_000;
    private static final int ROUNDS = 21;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(2, task -> {
                var thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }))
            .build();

    private final String programme;
    private final String metrics;
    private final String agent;
    private final String carrier;
    private String cursor;

    private WaitingPullers(String programme, String metrics, String agent, String carrier) {
        this.programme = programme;
        this.metrics = metrics;
        this.agent = agent;
        this.carrier = carrier;
    }

    /** @param arguments the service, its metrics, a token of an agent, a token of AGASEF */
    public static void main(String... arguments) throws Exception {
        new WaitingPullers(arguments[0], arguments[1], arguments[2], arguments[3]).run();
    }

    private void run() throws Exception {
        var list = send(request("/v1/actions?limit=100", carrier).GET());
        cursor = find(list, "\"changes\":\"([^\"]+)\"");
        var own = find(list, "\"carrier\":\\{\"id\":\"([^\"]+)\"");
        var of = find(send(request("/v1/programmes", agent).GET()), "\"items\":\\[\\{\"id\":\"([^\"]+)\"");
        var code = find(send(request("/v1/contracts", agent).GET()), "\"code\":\"([^\"]+)\"");
        var number = 2 + (int) (System.nanoTime() % 97);
        var tranche = find(
                send(post(
                        "/v1/programmes/" + of + "/tranches",
                        "{\"number\":" + number + ",\"title\":\"bench\"}")),
                "\"id\":\"([^\"]+)\"");
        var action = "{\"pillar\":1,\"section\":\"FONCTIONNEMENT\",\"title\":\"bench\",\"carrierId\":\"" + own
                + "\",\"territories\":[\"" + code + "\"],\"cost\":\"100.00\",\"contribution\":\"50.00\"}";

        var alone = new long[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var waiting = pull();
            Thread.sleep(100);
            alone[round] = change(tranche, action, round, waiting)[0];
        }
        Arrays.sort(alone);
        System.out.printf("1 waiting:      answered %.1f ms after the writer was (median of %d)%n", millis(alone, 50), ROUNDS);

        var threads = threads();
        var pulls = IntStream.range(0, MANY).mapToObj(at -> pull()).toArray(CompletableFuture[]::new);
        Thread.sleep(6_000);
        System.out.printf("%d waiting:   threads of the service %s, before %s%n", MANY, threads(), threads);
        var many = change(tranche, action, ROUNDS, pulls);
        Arrays.sort(many);
        System.out.printf(
                "%d waiting:   median %.1f ms, 99 %% %.1f ms, last %.1f ms after the writer was answered%n",
                MANY, millis(many, 50), millis(many, 99), millis(many, 100));
        System.out.printf("each of %d, as against one alone: %.3f%n", MANY, millis(many, 100) / MANY / Math.max(0.1, millis(alone, 50)));
    }

    private static double millis(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private CompletableFuture<HttpResponse<String>> pull() {
        var path = "/v1/organisations/agasef/action-changes?wait=30&after=" + cursor;
        return HTTP.sendAsync(request(path, carrier).GET().build(), BodyHandlers.ofString());
    }

    /** One commit; how long after the answer to its writer each of those who wait has theirs, in nanoseconds. */
    private long[] change(String tranche, String action, int round, CompletableFuture<?>... waiting) throws Exception {
        var answered = new long[waiting.length];
        var all = new CompletableFuture<?>[waiting.length];
        for (var at = 0; at < waiting.length; at++) {
            var mine = at;
            all[at] = waiting[at].thenAccept(answer -> answered[mine] = System.nanoTime());
        }
        String path = null;
        if (round % 2 == 0) {
            last = find(send(post("/v1/tranches/" + tranche + "/actions", action)), "\"id\":\"([^\"]+)\"");
        } else {
            path = "/v1/actions/" + last;
            send(request(path, agent).header("If-Match", "*").DELETE());
        }
        var written = System.nanoTime();
        CompletableFuture.allOf(all).get();
        cursor = find(((HttpResponse<?>) waiting[0].get()).body().toString(), "\"next\":\"([^\"]+)\"");
        return Arrays.stream(answered).map(nanos -> Math.max(0, nanos - written)).toArray();
    }

    private String last;

    private String threads() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(metrics + "/q/metrics")).build();
        return find(HTTP.send(request, BodyHandlers.ofString()).body(), "(?m)^jvm_threads_live_threads\\S* (\\S+)");
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path, agent)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(programme + path)).header("Authorization", "Bearer " + token);
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
