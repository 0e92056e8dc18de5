package fr.contratdeville.quickstart.puller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client of the operations for funders in programme-service. Temporary errors are retried. */
final class FunderApi {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final URI programme;
    private final URI tokenUrl;
    private final String credentials;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PrintStream out;
    private @Nullable String token;
    private boolean troubled;

    /** @param out prints when the service is unavailable, and when it is available again */
    FunderApi(URI programme, URI tokenUrl, String client, String secret, PrintStream out) {
        this.out = out;
        this.programme = programme;
        this.tokenUrl = tokenUrl;
        this.credentials = Base64.getEncoder().encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** A final answer: success, or a permanent error. */
    record Answer(int status, JsonNode body, @Nullable String etag) {
        boolean done() {
            return status / 100 == 2;
        }

        /** The last segment of the problem's type. */
        String problem() {
            return body.path("type").asText().replaceFirst(".*/", "");
        }
    }

    Answer get(String path) throws InterruptedException {
        return call("GET", path, null, null);
    }

    Answer put(String path, @Nullable String ifMatch, JsonNode body) throws InterruptedException {
        return call("PUT", path, ifMatch, body);
    }

    private Answer call(String method, String path, @Nullable String ifMatch, @Nullable JsonNode body)
            throws InterruptedException {
        while (true) {
            try {
                var response = http.send(request(method, path, ifMatch, body), BodyHandlers.ofString());
                if (response.statusCode() == 401) {
                    token = null;
                    pause("the token was refused", PAUSE.toMillis());
                } else if (PASSING.contains(response.statusCode())) {
                    pause("it answers " + response.statusCode(), pause(response));
                } else {
                    if (troubled) {
                        out.println("The service is available again.");
                        troubled = false;
                    }
                    return new Answer(
                            response.statusCode(),
                            JSON.readTree(response.body()),
                            response.headers().firstValue("ETag").orElse(null));
                }
            } catch (IOException notAnswered) {
                pause("it is unavailable", PAUSE.toMillis());
            }
        }
    }

    private void pause(String why, long millis) throws InterruptedException {
        if (!troubled) {
            out.printf("Waiting for the service: %s.%n", why);
            troubled = true;
        }
        Thread.sleep(millis);
    }

    private static long pause(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Retry-After").stream()
                .map(seconds -> seconds * 1_000)
                .findFirst()
                .orElse(PAUSE.toMillis());
    }

    private HttpRequest request(String method, String path, @Nullable String ifMatch, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(programme.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json, application/problem+json");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** Requests a token with the secret of the client (RFC 6749, section 4.4). A refused token is requested again. */
    private String token() throws IOException, InterruptedException {
        if (token == null) {
            var response = http.send(
                    HttpRequest.newBuilder(tokenUrl)
                            .timeout(TIMEOUT)
                            .header("Authorization", "Basic " + credentials)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() / 100 == 4) {
                throw new IllegalStateException("The authorization server gives this client no token: "
                        + response.statusCode() + " " + response.body());
            }
            if (response.statusCode() != 200) {
                throw new IOException("No token: " + response.statusCode());
            }
            token = JSON.readTree(response.body()).get("access_token").asText();
        }
        return token;
    }
}
