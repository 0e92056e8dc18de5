package fr.contratdeville.programme.feed;

import org.jspecify.annotations.Nullable;

/**
 * A replica may have committed changes to a feed. Fired outside of any transaction, sometimes without a new change:
 * observers read the feed to find out.
 *
 * @param feedName the feed; null for any feed
 */
public record FeedUpdated(@Nullable String feedName) {
    public boolean concerns(Feed feed) {
        return feedName == null || feedName.equals(feed.name());
    }
}
