package fr.contratdeville.quickstart;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request, which can be altered before it is sent.
 *
 * @param pointer what the answer points to where the value under test is wrong
 */
record Call(
        String method,
        String path,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean chunked,
        String pointer) {

    /** What a client sends that asks for JSON and has a token. */
    static Call of(String method, String path, @Nullable String token) {
        var headers = new TreeMap<>(Map.of("Accept", "application/json"));
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return new Call(method, path, headers, null, false, "");
    }

    Call header(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, path, more, body, chunked, pointer);
    }

    Call method(String other) {
        return new Call(other, path, headers, body, chunked, pointer);
    }

    Call token(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Call without(String header) {
        var fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new Call(method, path, fewer, body, chunked, pointer);
    }

    /** Adds to the path, for instance a query. */
    Call plus(String suffix) {
        return new Call(method, path + suffix, headers, body, chunked, pointer);
    }

    Call json(String text) {
        return header("Content-Type", "application/json").bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Call bytes(byte @Nullable [] bytes) {
        return new Call(method, path, headers, bytes, chunked, pointer);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Announces no length. */
    Call inChunks() {
        return new Call(method, path, headers, body, true, pointer);
    }

    Call pointingTo(String pointer) {
        return new Call(method, path, headers, body, chunked, pointer);
    }

    HttpRequest to(String base) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request.method(
                        method,
                        Optional.ofNullable(body)
                                .map(bytes -> chunked
                                        ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                                        : BodyPublishers.ofByteArray(bytes))
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }
}
