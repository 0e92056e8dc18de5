package fr.contratdeville.programme.feed;

import fr.contratdeville.conventions.page.ChangePage;
import fr.contratdeville.conventions.page.ChangesQuery;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds, and waits for what comes next. Who waits is an entry in memory, without a thread and without a connection
 * to the database; a commit that any replica makes wakes all who wait for its feed, and the page is read once for all who
 * wait at the same cursor.
 */
@ApplicationScoped
public class LongPoll {
    /** The connections that reading takes at the most, however many wait or ask. */
    private static final int READERS = 4;

    private final Changes changes;
    private final CommitListener commits;
    private final Map<Feed, Topic> topics = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, task -> {
        var thread = new Thread(task, "feed-reader");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closing;

    LongPoll(Changes changes, CommitListener commits) {
        this.changes = changes;
        this.commits = commits;
    }

    /**
     * What follows the cursor, at once where there is something; otherwise as soon as there is, or empty when the
     * patience of the query ends.
     */
    public Uni<ChangePage> read(Feed feed, ChangesQuery query) {
        var after = query.after() == null
                ? feed.start()
                : Feed.lastGiven(query.after()).orElse(null);
        if (after == null) {
            return Uni.createFrom().failure(Changes.gone(feed));
        }
        var topic = topics.computeIfAbsent(feed, Topic::new);
        var place = new Place(after, query.limit());
        if (query.patience().isZero() || closing) {
            return Uni.createFrom()
                    .item(() -> changes.page(feed, after, query.limit()))
                    .runSubscriptionOn(readers);
        }
        return Uni.createFrom()
                .<ChangePage>emitter(answer -> {
                    // In this order: what is committed after the look wakes it.
                    topic.await(place, answer);
                    readers.execute(() -> topic.look(place));
                })
                .ifNoItem()
                .after(query.patience())
                .recoverWithUni(() -> topic.lastLook(place));
    }

    void wake(@Observes Stirred stirred) {
        topics.forEach((feed, topic) -> {
            if (stirred.concerns(feed)) {
                topic.wake();
            }
        });
    }

    /** Nobody is left waiting for a service that ends. */
    void answerAll(@Observes ShutdownDelayInitiatedEvent end) {
        closing = true;
        topics.values().forEach(Topic::release);
    }

    @PreDestroy
    void stop() {
        readers.shutdown();
    }

    /** How many wait now. */
    public int waiting() {
        return topics.values().stream().mapToInt(Topic::waiting).sum();
    }

    /** What makes two answers the same one. */
    private record Place(UUID after, int limit) {
        ChangePage nothing() {
            return ChangePage.of(List.of(), Feed.cursor(after), false);
        }
    }

    /** Those who wait for one feed. */
    private final class Topic {
        private final Feed feed;
        private final Map<Place, Set<UniEmitter<? super ChangePage>>> waiters = new HashMap<>();

        /** After this change there was nothing, and no commit has been told of since; null where that is not known. */
        private @Nullable UUID head;

        private long wakes;

        Topic(Feed feed) {
            this.feed = feed;
        }

        synchronized void await(Place place, UniEmitter<? super ChangePage> answer) {
            waiters.computeIfAbsent(place, none -> new HashSet<>()).add(answer);
            answer.onTermination(() -> leave(place, answer));
        }

        private synchronized void leave(Place place, UniEmitter<? super ChangePage> answer) {
            waiters.computeIfPresent(place, (where, those) -> {
                those.remove(answer);
                return those.isEmpty() ? null : those;
            });
        }

        synchronized int waiting() {
            return waiters.values().stream().mapToInt(Set::size).sum();
        }

        void wake() {
            Set<Place> places;
            synchronized (this) {
                wakes++;
                head = null;
                places = Set.copyOf(waiters.keySet());
            }
            places.forEach(place -> readers.execute(() -> look(place)));
        }

        /** Reads what follows, for all who wait there; many looks at the same place come down to one. */
        void look(Place place) {
            long before;
            synchronized (this) {
                if (!waiters.containsKey(place) || place.after().equals(head)) {
                    return;
                }
                before = wakes;
            }
            try {
                var page = changes.page(feed, place.after(), place.limit());
                if (!page.empty()) {
                    take(place).forEach(answer -> answer.complete(page));
                } else {
                    synchronized (this) {
                        if (before == wakes && commits.areHeard()) {
                            head = place.after();
                        }
                    }
                }
            } catch (RuntimeException failure) {
                take(place).forEach(answer -> answer.fail(failure));
            }
        }

        Uni<ChangePage> lastLook(Place place) {
            synchronized (this) {
                if (place.after().equals(head)) {
                    return Uni.createFrom().item(place.nothing());
                }
            }
            return Uni.createFrom()
                    .item(() -> changes.page(feed, place.after(), place.limit()))
                    .runSubscriptionOn(readers);
        }

        void release() {
            Set<Place> places;
            synchronized (this) {
                places = Set.copyOf(waiters.keySet());
            }
            places.forEach(place -> take(place).forEach(answer -> answer.complete(place.nothing())));
        }

        private synchronized List<UniEmitter<? super ChangePage>> take(Place place) {
            var those = waiters.remove(place);
            return those == null ? List.of() : List.copyOf(those);
        }
    }
}
