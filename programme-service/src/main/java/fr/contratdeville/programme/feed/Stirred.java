package fr.contratdeville.programme.feed;

import org.jspecify.annotations.Nullable;

/**
 * Something was committed to a feed, by whichever replica. Told outside of any transaction, and more often than needed: who
 * hears it has a look.
 *
 * @param name of the feed; null where it may have been any
 */
public record Stirred(@Nullable String name) {
    public boolean concerns(Feed feed) {
        return name == null || name.equals(feed.name());
    }
}
