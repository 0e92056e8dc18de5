package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.programme.feed.Feed;

/** The feed of a funder: what happens to the co-financing requests addressed to it. */
public final class FunderFeed {
    private FunderFeed() {}

    /** @param code of the funder, as its token names it */
    public static Feed of(String code) {
        return new Feed(
                "funder:" + code, "/v1/funders/" + code + "/cofinancing-changes", "/v1/cofinancing-requests?limit=100");
    }
}
