package fr.contratdeville.conventions.page;

import jakarta.ws.rs.core.UriInfo;

/** The link to the next page (RFC 8288). */
public final class NextPage {
    private NextPage() {}

    /**
     * The same request with another cursor. The reference is relative: the name under which the service was called may
     * be that of a stranger.
     */
    public static String link(UriInfo request, String parameter, String cursor) {
        var next = request.getRequestUriBuilder()
                .replaceQueryParam(parameter, cursor)
                .build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }
}
