package fr.contratdeville.programme.feed;

import fr.contratdeville.conventions.page.ChangePage;
import fr.contratdeville.conventions.page.ChangesQuery;
import fr.contratdeville.conventions.refusal.Refusal;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds and waits for changes. A waiting request is an entry in memory: it needs no thread and no database
 * connection. A commit of any replica wakes the requests that wait for the feed. Requests that wait at the same
 * cursor share one read. If the database does not serve, it is read again later: only the end of the wait is an error.
 */
@ApplicationScoped
public class LongPoll {
    private static final Logger LOG = Logger.getLogger(LongPoll.class);

    /** Maximum number of database connections for reading. */
    private static final int READERS = 4;

    private static final long READ_AGAIN_MILLIS = 500;

    /** How long a request waits while the service stops. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);

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
     * The changes after the cursor. Waits for the next change if there is none, up to the timeout of the query; then
     * the page is empty.
     */
    public Uni<ChangePage> read(Feed feed, ChangesQuery query) {
        var after =
                query.after() == null ? feed.start() : Feed.last(query.after()).orElse(null);
        if (after == null) {
            return Uni.createFrom().failure(Changes.gone(feed));
        }
        var topic = topics.computeIfAbsent(feed, Topic::new);
        var position = new Position(after, query.limit());
        if (query.patience().isZero()) {
            return Uni.createFrom()
                    .item(() -> changes.page(feed, after, query.limit()))
                    .runSubscriptionOn(readers);
        }
        return Uni.createFrom()
                .<ChangePage>emitter(answer -> {
                    // Register first: a commit after the read then wakes this request.
                    topic.register(position, answer);
                    readers.execute(() -> topic.readNow(position));
                })
                .ifNoItem()
                .after(closing ? LAST_PATIENCE : query.patience())
                .recoverWithUni(() -> topic.readAtTimeout(position));
    }

    void onFeedUpdated(@Observes FeedUpdated update) {
        topics.forEach((feed, topic) -> {
            if (update.concerns(feed)) {
                topic.wake();
            }
        });
    }

    /** Answers all waiting requests before the service stops. */
    void answerAll(@Observes ShutdownDelayInitiatedEvent end) {
        closing = true;
        topics.values().forEach(Topic::answerAll);
    }

    @PreDestroy
    void stop() {
        readers.shutdown();
    }

    /** Number of waiting requests. */
    public int waiting() {
        return topics.values().stream().mapToInt(Topic::waiting).sum();
    }

    /** Requests with the same cursor and limit get the same answer. */
    private record Position(UUID after, int limit) {
        ChangePage emptyPage() {
            return ChangePage.of(List.of(), Feed.cursor(after), false);
        }
    }

    /** The waiting requests of one feed. */
    private final class Topic {
        private final Feed feed;
        private final Map<Position, Set<UniEmitter<? super ChangePage>>> waiters = new HashMap<>();

        /** Positions whose last read failed. */
        private final Set<Position> unread = new HashSet<>();

        /** Id after which there is no change, as long as no update was received; null if unknown. */
        private @Nullable UUID head;

        private long updates;

        Topic(Feed feed) {
            this.feed = feed;
        }

        synchronized void register(Position position, UniEmitter<? super ChangePage> answer) {
            waiters.computeIfAbsent(position, none -> new HashSet<>()).add(answer);
            answer.onTermination(() -> unregister(position, answer));
        }

        private synchronized void unregister(Position position, UniEmitter<? super ChangePage> answer) {
            waiters.computeIfPresent(position, (where, found) -> {
                found.remove(answer);
                return found.isEmpty() ? null : found;
            });
        }

        synchronized int waiting() {
            return waiters.values().stream().mapToInt(Set::size).sum();
        }

        void wake() {
            Set<Position> positions;
            synchronized (this) {
                updates++;
                head = null;
                positions = Set.copyOf(waiters.keySet());
            }
            positions.forEach(position -> readers.execute(() -> readNow(position)));
        }

        /**
         * Reads the next changes for all requests at this position. Reads of a position without new changes are
         * skipped.
         */
        void readNow(Position position) {
            long before;
            synchronized (this) {
                if (!waiters.containsKey(position) || position.after().equals(head)) {
                    return;
                }
                before = updates;
            }
            try {
                var page = changes.page(feed, position.after(), position.limit());
                if (!page.empty()) {
                    removeWaiters(position).forEach(answer -> answer.complete(page));
                } else {
                    synchronized (this) {
                        if (before == updates && commits.isListening()) {
                            head = position.after();
                        }
                    }
                }
            } catch (Refusal gone) {
                removeWaiters(position).forEach(answer -> answer.fail(gone));
            } catch (RuntimeException failure) {
                LOG.debugf(failure, "The feed %s is read again soon", feed.name());
                readAgain(position);
            }
        }

        private void readAgain(Position position) {
            synchronized (this) {
                if (!unread.add(position)) {
                    return;
                }
            }
            CompletableFuture.delayedExecutor(READ_AGAIN_MILLIS, TimeUnit.MILLISECONDS, readers)
                    .execute(() -> {
                        synchronized (this) {
                            unread.remove(position);
                        }
                        readNow(position);
                    });
        }

        Uni<ChangePage> readAtTimeout(Position position) {
            synchronized (this) {
                if (position.after().equals(head)) {
                    return Uni.createFrom().item(position.emptyPage());
                }
            }
            return Uni.createFrom()
                    .item(() -> changes.page(feed, position.after(), position.limit()))
                    .runSubscriptionOn(readers);
        }

        void answerAll() {
            Set<Position> positions;
            synchronized (this) {
                positions = Set.copyOf(waiters.keySet());
            }
            positions.forEach(
                    position -> removeWaiters(position).forEach(answer -> answer.complete(position.emptyPage())));
        }

        private synchronized List<UniEmitter<? super ChangePage>> removeWaiters(Position position) {
            var found = waiters.remove(position);
            return found == null ? List.of() : List.copyOf(found);
        }
    }
}
