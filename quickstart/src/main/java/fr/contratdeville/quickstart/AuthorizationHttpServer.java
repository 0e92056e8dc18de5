package fr.contratdeville.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the authorization server. It delegates to the library the discovery document, the public keys,
 * and token requests of known clients with the right secret. All other requests are refused here. Its issuer always
 * has the host {@code localhost}. Only the Swagger UIs may call it from a browser (CORS).
 */
final class AuthorizationHttpServer implements OAuth2HttpServer {
    private static final int LARGEST_BODY = 10_000;

    private final DataFolder folder;
    private final Ports ports;
    private final String issuerPath;
    private final Set<String> origins;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    AuthorizationHttpServer(DataFolder folder, Ports ports, String issuerPath) {
        this.folder = folder;
        this.ports = ports;
        this.issuerPath = issuerPath;
        this.origins = Set.of(
                "http://localhost:" + ports.programme(),
                "http://127.0.0.1:" + ports.programme(),
                "http://localhost:" + ports.deliberation(),
                "http://127.0.0.1:" + ports.deliberation());
    }

    private Answer answer(HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> library)
            throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        var metadata = Set.of(
                issuerPath + "/.well-known/openid-configuration",
                issuerPath + "/.well-known/oauth-authorization-server",
                issuerPath + "/jwks");
        var token = issuerPath + "/token";
        if (!metadata.contains(path) && !path.equals(token)) {
            return new Answer(404, "{\"error\":\"not_found\"}", Map.of());
        }
        switch (exchange.getRequestMethod()) {
            case "OPTIONS":
                break;
            case "GET":
                if (path.equals(token)) {
                    return new Answer(405, "{\"error\":\"invalid_request\"}", Map.of("Allow", "POST"));
                }
                break;
            case "POST":
                var form = form(body);
                if (!path.equals(token)) {
                    return new Answer(405, "{\"error\":\"invalid_request\"}", Map.of("Allow", "GET"));
                }
                if (!"client_credentials".equals(form.get("grant_type"))) {
                    return new Answer(400, "{\"error\":\"unsupported_grant_type\"}", Map.of());
                }
                if (!isAuthentic(exchange.getRequestHeaders().getFirst("Authorization"), form)) {
                    return new Answer(
                            401, "{\"error\":\"invalid_client\"}", Map.of("WWW-Authenticate", "Basic realm=\"suite\""));
                }
                break;
            default:
                return new Answer(405, "{\"error\":\"invalid_request\"}", Map.of("Allow", "GET, POST, OPTIONS"));
        }
        var response = library.invoke(new OAuth2HttpRequest(
                headers(exchange), exchange.getRequestMethod(), url(path), body.isEmpty() ? null : body));
        var headers = new HashMap<String, String>();
        response.getHeaders().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
        return new Answer(
                response.getStatus(), Optional.ofNullable(response.getBody()).orElse(""), headers);
    }

    private record Answer(int status, String body, Map<String, String> headers) {}

    /** The headers for the library, which derives the issuer from {@code Host}. */
    private Headers headers(HttpExchange exchange) {
        var headers = new Headers.Builder().add("Host", "localhost:" + ports.authorization());
        for (var name : List.of("Content-Type", "Authorization", "Access-Control-Request-Headers")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> headers.add(name, value));
        }
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin"))
                .filter(origins::contains)
                .ifPresent(origin -> headers.add("Origin", origin));
        return headers.build();
    }

    /** Checks id and secret, either in {@code Authorization: Basic} or in the form (RFC 6749, section 2.3.1). */
    private boolean isAuthentic(@Nullable String authorization, Map<String, String> form) {
        var id = form.get("client_id");
        var secret = form.get("client_secret");
        if (authorization != null) {
            var basic = basic(authorization);
            id = basic[0];
            secret = basic[1];
        }
        if (id == null || secret == null) {
            return false;
        }
        var given = secret.getBytes(StandardCharsets.UTF_8);
        return Client.of(id)
                .map(client -> client.secret(folder).getBytes(StandardCharsets.UTF_8))
                .filter(expected -> MessageDigest.isEqual(expected, given))
                .isPresent();
    }

    private static @Nullable String[] basic(String authorization) {
        try {
            var credentials = new String(
                            Base64.getDecoder().decode(authorization.replaceFirst("(?i)^basic +", "")),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            return credentials.length == 2
                    ? new String[] {decode(credentials[0]), decode(credentials[1])}
                    : new @Nullable String[2];
        } catch (IllegalArgumentException notBase64) {
            return new @Nullable String[2];
        }
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            if (parts.length == 2) {
                form.put(decode(parts[0]), decode(parts[1]));
            }
        }
        return form;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> library) {
        return start(0, library);
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> library) {
        return start(InetAddress.getLoopbackAddress(), port, library);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> library) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("The authorization server cannot listen on port " + port, failure);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                var answer = answer(exchange, library);
                var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                answer.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return this;
    }

    @Override
    public OAuth2HttpServer stop() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
        }
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return ports.authorization();
    }

    @Override
    public HttpUrl url(String path) {
        return HttpUrl.get("http://localhost:" + ports.authorization()).resolve(path);
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }
}
