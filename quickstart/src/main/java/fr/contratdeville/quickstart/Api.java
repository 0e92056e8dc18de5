package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client of the public API of the two services: JSON over HTTP, with a token for each role. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String programme;
    private final String deliberation;
    private final String tokenUrl;
    private final Function<Client, String> secrets;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Client, String> tokens = new ConcurrentHashMap<>();

    /**
     * @param programme base URL of programme-service, without a trailing slash; likewise {@code deliberation}
     * @param secrets the secret of each client
     */
    Api(String programme, String deliberation, String tokenUrl, Function<Client, String> secrets) {
        this.programme = programme;
        this.deliberation = deliberation;
        this.tokenUrl = tokenUrl;
        this.secrets = secrets;
    }

    /** programme-service, called by this client; without a token for null. */
    Caller programme(@Nullable Client client) {
        return new Caller(programme, client);
    }

    /** deliberation-service, called by this client; without a token for null. */
    Caller deliberation(@Nullable Client client) {
        return new Caller(deliberation, client);
    }

    /**
     * An access token for this client (RFC 6749, section 4.4). It is valid for an hour, which is enough for loading
     * the sample.
     */
    String token(Client client) {
        return tokens.computeIfAbsent(client, this::requestToken);
    }

    private String requestToken(Client client) {
        var credentials = Base64.getEncoder()
                .encodeToString((client.id() + ':' + secrets.apply(client)).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(tokenUrl))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return send(request).body().path("access_token").asText();
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var body = json(response);
            if (response.statusCode() / 100 != 2) {
                throw new Refused(request, response.statusCode(), body);
            }
            return new Answer(
                    response.statusCode(),
                    body,
                    response.headers().firstValue("ETag").orElse(null));
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return response.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.contains("json"))
                        .isPresent()
                ? JSON.readTree(response.body())
                : JSON.missingNode();
    }

    /** An answer: a 2xx status, the body, and the ETag if there is one. */
    record Answer(int status, JsonNode body, @Nullable String etag) {}

    /** A service answered with an error. The message contains the problem document (RFC 9457). */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;
        private final transient JsonNode problem;

        private Refused(HttpRequest request, int status, JsonNode problem) {
            super(request.method() + " " + request.uri() + " is answered " + status + ": "
                    + problem.path("title").asText("")
                    + (problem.hasNonNull("detail")
                            ? " (" + problem.get("detail").asText() + ")"
                            : "")
                    + (problem.hasNonNull("errors") ? " " + problem.get("errors") : ""));
            this.status = status;
            this.problem = problem;
        }

        int status() {
            return status;
        }

        /** The last segment of the problem's type, for instance {@code object-changed}. */
        String type() {
            return problem.path("type").asText().replaceFirst(".*/", "");
        }
    }

    /** One service, called by one client. */
    final class Caller {
        private final String base;
        private final @Nullable Client client;

        private Caller(String base, @Nullable Client client) {
            this.base = base;
            this.client = client;
        }

        Answer get(String path) {
            return send(request(path).GET());
        }

        /** All items of a list, over all its pages. */
        List<JsonNode> list(String path) {
            var items = new ArrayList<JsonNode>();
            var separator = path.contains("?") ? '&' : '?';
            var page = get(path + separator + "limit=100").body();
            page.path("items").forEach(items::add);
            while (page.hasNonNull("next")) {
                page = get(path + separator + "limit=100&cursor="
                                + page.get("next").asText())
                        .body();
                page.path("items").forEach(items::add);
            }
            return items;
        }

        /** Creates something. A repetition with the same key returns the first answer and creates nothing. */
        Answer post(String path, String idempotencyKey, Object body) {
            return send(request(path)
                    .header("Idempotency-Key", idempotencyKey)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(write(body))));
        }

        /** Changes the resource at {@code path}, whatever its revision. */
        Answer put(String path, @Nullable Object body) {
            var request = request(path).header("If-Match", "*");
            return send(
                    body == null
                            ? request.PUT(BodyPublishers.noBody())
                            : request.header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString(write(body))));
        }

        private HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json, application/problem+json");
            return client == null ? request : request.header("Authorization", "Bearer " + token(client));
        }

        private static String write(Object body) {
            try {
                return JSON.writeValueAsString(body);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
