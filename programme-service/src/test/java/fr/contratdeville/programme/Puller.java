package fr.contratdeville.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A puller that stores its cursor and collects the changes in order. It does not validate against the contract. */
public final class Puller {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;
    private final String token;
    private final List<String> given = new ArrayList<>();
    private @Nullable String cursor;

    /** @param url of the feed, absolute */
    public Puller(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Starts from another cursor. */
    public Puller from(String after) {
        cursor = after;
        return this;
    }

    public HttpRequest request(int limit, int wait) {
        return HttpRequest.newBuilder(URI.create(
                        url + "?limit=" + limit + "&wait=" + wait + (cursor == null ? "" : "&after=" + cursor)))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /** @return the number of new changes */
    public int pull(int limit, int wait) throws IOException, InterruptedException {
        var answer = HTTP.send(request(limit, wait), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        var page = JSON.readTree(answer.body());
        cursor = page.get("next").asText();
        page.get("items").forEach(item -> given.add(name(item)));
        return page.get("items").size();
    }

    private static String name(JsonNode item) {
        return item.has("name")
                ? item.get("name").asText()
                : item.get("eventId").asText();
    }

    public List<String> given() {
        return given;
    }

    public String cursor() {
        return cursor;
    }
}
