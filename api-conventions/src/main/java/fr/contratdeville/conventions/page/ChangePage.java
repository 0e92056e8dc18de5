package fr.contratdeville.conventions.page;

import fr.contratdeville.conventions.json.Digest;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * One page of a feed, written once for all readers: {@code {"items": […], "next": "…", "hasMore": false}}.
 *
 * @param json the body
 * @param next the cursor of the next request, also on an empty page
 * @param tag the ETag of the body
 */
public record ChangePage(String json, String next, boolean empty, EntityTag tag) {

    /** @param items JSON texts */
    public static ChangePage of(List<String> items, String next, boolean hasMore) {
        var json =
                "{\"items\":[" + String.join(",", items) + "],\"next\":\"" + next + "\",\"hasMore\":" + hasMore + "}";
        return new ChangePage(json, next, items.isEmpty(), new EntityTag(Digest.of(json)));
    }

    /** The answer, with ETag, {@code Link} to the next request, and revalidation by caches. */
    public RestResponse<String> answer(UriInfo request) {
        return RestResponse.ResponseBuilder.ok(json)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.LINK, NextPage.link(request, "after", next))
                .build();
    }
}
