package fr.contratdeville.deliberation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A proxy before programme-service: it forwards all calls, records the decisions, and can answer for a tranche itself.
 * When programme-service is not available, it drops the connection; when stopped, it refuses it.
 */
public final class Gateway {
    private static final Set<String> HEADERS = Set.of("authorization", "content-type", "accept", "if-match");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String target;
    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> beforeDelete = new ConcurrentHashMap<>();
    private final List<RecordedDecision> decisions = new CopyOnWriteArrayList<>();
    private int port;
    private HttpServer server;
    private ExecutorService pool;

    Gateway(String target) {
        this.target = target;
    }

    /** A recorded decision: its tranche, when it was received and answered (nanoseconds), and the status. */
    public record RecordedDecision(String trancheId, String body, long from, long until, int status) {}

    String url() {
        return "http://localhost:" + port;
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        port = server.getAddress().getPort();
        pool = Executors.newCachedThreadPool();
        server.setExecutor(pool);
        server.createContext("/", this::pass);
        server.start();
    }

    void stop() {
        server.stop(0);
        pool.shutdownNow();
    }

    /** Answers calls about this tranche as programme-service does, with the status that the function returns. */
    public void answer(UUID trancheId, IntSupplier status) {
        answer(trancheId.toString(), () -> Answer.ofProgramme(status.getAsInt()));
    }

    /** Answers calls about this tranche itself, for instance as a router does. */
    public void answer(String trancheId, Supplier<Answer> answer) {
        answers.put(trancheId, answer);
    }

    /** Does something before each DELETE about this tranche is forwarded. */
    public void beforeDelete(String trancheId, Runnable work) {
        beforeDelete.put(trancheId, work);
    }

    /** Forwards calls about this tranche again. */
    public void forward(String trancheId) {
        answers.remove(trancheId);
    }

    /** The recorded decisions on a tranche, in order. */
    public List<RecordedDecision> decisions(String trancheId) {
        return decisions.stream()
                .filter(one -> one.trancheId().equals(trancheId))
                .toList();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var from = System.nanoTime();
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath().split("/");
        var tranche = path.length > 3 ? path[3] : "";
        var own = answers.get(tranche);
        if (exchange.getRequestMethod().equals("DELETE")) {
            beforeDelete.getOrDefault(tranche, () -> {}).run();
        }
        try {
            var answer = own == null ? forward(exchange, body) : own.get().echoing(body);
            if (exchange.getRequestMethod().equals("PUT") && path[path.length - 1].equals("decision")) {
                var text = new String(body, StandardCharsets.UTF_8);
                decisions.add(new RecordedDecision(tranche, text, from, System.nanoTime(), answer.status()));
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException away) {
            // Closed below without an answer.
        } finally {
            exchange.close();
        }
    }

    /** An answer; a body of null is that of the request. */
    public record Answer(int status, String type, Map<String, String> headers, byte[] body) {
        public static Answer of(int status, String type, String body) {
            return new Answer(status, type, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        /** A problem document, as programme-service answers it. */
        public static Answer problem(int status, String type) {
            return of(status, "application/problem+json", """
                    {"type": "%s", "title": "", "status": %d, "detail": "The tranche is not as it was."}
                    """.formatted(type, status));
        }

        static Answer ofProgramme(int status) {
            return switch (status) {
                case 200, 201, 202 -> new Answer(status, "application/json", Map.of(), null);
                case 404 -> problem(404, "/problems/not-found");
                case 409 -> problem(409, "/problems/object-changed");
                default -> of(status, "application/json", "");
            };
        }

        /** The same with a header. */
        public Answer with(String name, String value) {
            return new Answer(status, type, Map.of(name, value), body);
        }

        private Answer echoing(byte[] request) {
            return body == null ? new Answer(status, type, headers, request) : this;
        }
    }

    private Answer forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("application/json"),
                answer.headers()
                        .firstValue("ETag")
                        .map(tag -> Map.of("ETag", tag))
                        .orElse(Map.of()),
                answer.body());
    }
}
