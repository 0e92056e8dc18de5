package fr.contratdeville.programme.action;

import fr.contratdeville.programme.feed.Feed;

/** The feed of an organisation: what happens to the actions that it carries. */
final class OrganisationFeed {
    private OrganisationFeed() {}

    /** @param code of the organisation, as its token names it */
    static Feed of(String code) {
        return new Feed(
                "organisation:" + code, "/v1/organisations/" + code + "/action-changes", "/v1/actions?limit=100");
    }
}
