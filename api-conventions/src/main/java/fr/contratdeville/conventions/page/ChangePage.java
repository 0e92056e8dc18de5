package fr.contratdeville.conventions.page;

import fr.contratdeville.conventions.json.Digest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One answer of a feed, written once for all who are given it: {@code {"items": […], "next": "…", "hasMore": false}}.
 *
 * @param json the body
 * @param next the cursor to go on from, on an empty page too
 * @param tag of the body
 */
public record ChangePage(String json, String next, boolean empty, EntityTag tag) {

    /** @param items JSON texts */
    public static ChangePage of(List<String> items, String next, boolean hasMore) {
        var json =
                "{\"items\":[" + String.join(",", items) + "],\"next\":\"" + next + "\",\"hasMore\":" + hasMore + "}";
        return new ChangePage(json, next, items.isEmpty(), new EntityTag(Digest.of(json)));
    }

    /** The answer: its tag is that of the text, {@code Link} names the next request, and no cache answers unasked. */
    public RestResponse<String> answer(UriInfo request) {
        var following =
                request.getRequestUriBuilder().replaceQueryParam("after", next).build();
        return RestResponse.ResponseBuilder.ok(json)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.LINK, "<" + following + ">; rel=\"next\"")
                .build();
    }
}
