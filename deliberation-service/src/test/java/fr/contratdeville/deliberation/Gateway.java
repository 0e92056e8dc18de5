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

/**
 * Stands in front of programme-service: forwards every call, remembers the decisions that pass, and can be told to answer
 * for a tranche itself. When programme-service is away it drops the connection; stopped, it refuses it.
 */
public final class Gateway {
    private static final Set<String> HEADERS = Set.of("authorization", "content-type", "accept");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String target;
    private final Map<String, IntSupplier> answers = new ConcurrentHashMap<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private int port;
    private HttpServer server;
    private ExecutorService pool;

    Gateway(String target) {
        this.target = target;
    }

    /** A decision that came by: on which tranche, when it came and when it was answered (nanoseconds), and how. */
    public record Told(String trancheId, String body, long from, long until, int status) {}

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

    /** Answers decisions on this tranche itself, with the status that comes out. */
    public void answer(UUID trancheId, IntSupplier status) {
        answers.put(trancheId.toString(), status);
    }

    /** The decisions on a tranche that came by, in order. */
    public List<Told> told(String trancheId) {
        return told.stream().filter(one -> one.trancheId().equals(trancheId)).toList();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var from = System.nanoTime();
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath().split("/");
        var tranche = path.length > 3 ? path[3] : "";
        var own = answers.get(tranche);
        try {
            var answer =
                    own == null ? forward(exchange, body) : new Answer(own.getAsInt(), "application/json", new byte[0]);
            if (exchange.getRequestMethod().equals("PUT")) {
                var text = new String(body, StandardCharsets.UTF_8);
                told.add(new Told(tranche, text, from, System.nanoTime(), answer.status()));
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
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

    private record Answer(int status, String type, byte[] body) {}

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
                answer.body());
    }
}
