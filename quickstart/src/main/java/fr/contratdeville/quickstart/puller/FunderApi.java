package fr.contratdeville.quickstart.puller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/** The part of programme-service that a funder uses. What passes by itself is waited for and asked again. */
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
    private @Nullable String token;

    FunderApi(URI programme, URI tokenUrl, String client, String secret) {
        this.programme = programme;
        this.tokenUrl = tokenUrl;
        this.credentials = Base64.getEncoder().encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** An answer that is final: done, or refused for good. */
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
                    Thread.sleep(PAUSE.toMillis());
                } else if (PASSING.contains(response.statusCode())) {
                    Thread.sleep(pause(response));
                } else {
                    return new Answer(
                            response.statusCode(),
                            JSON.readTree(response.body()),
                            response.headers().firstValue("ETag").orElse(null));
                }
            } catch (IOException notAnswered) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
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

    /** For the client's secret (RFC 6749, section 4.4); asked for anew when it is refused. */
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
            if (response.statusCode() != 200) {
                throw new IOException("No token: " + response.statusCode());
            }
            token = JSON.readTree(response.body()).get("access_token").asText();
        }
        return token;
    }
}
