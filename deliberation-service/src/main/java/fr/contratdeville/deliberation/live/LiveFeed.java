package fr.contratdeville.deliberation.live;

import fr.contratdeville.deliberation.journal.Journal;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Tells followers of a session what is new in it: at once what is written here, within a moment what another replica
 * writes. A session is read once for all who follow it, and who only waits holds no thread and no connection.
 */
@ApplicationScoped
class LiveFeed {
    private static final int UNREAD = 256;

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();
    private final LiveSession sessions;
    private final Journal journal;
    private final ExecutorService workers;

    LiveFeed(LiveSession sessions, Journal journal, ExecutorService workers) {
        this.sessions = sessions;
        this.journal = journal;
        this.workers = workers;
    }

    /** What is new since a line of the journal, without end. */
    Multi<LiveSession.News> follow(UUID sessionId, int after) {
        Multi<LiveSession.News> news = Multi.createFrom()
                .emitter(
                        emitter -> {
                            var follower = new Follower(emitter, after);
                            var channel = channels.compute(sessionId, (id, open) -> {
                                var joined = open == null ? new Channel(id) : open;
                                joined.followers.add(follower);
                                return joined;
                            });
                            emitter.onTermination(() -> channels.computeIfPresent(sessionId, (id, open) -> {
                                open.followers.remove(follower);
                                return open.followers.isEmpty() ? null : open;
                            }));
                            channel.tell();
                        },
                        BackPressureStrategy.IGNORE);
        // Who does not keep up is cut off, and goes on from where it was.
        return news.onOverflow().buffer(UNREAD);
    }

    /** As soon as something is committed. */
    void nudge(@Observes(during = TransactionPhase.AFTER_SUCCESS) Journal.Written written) {
        var channel = channels.get(written.sessionId());
        if (channel != null) {
            channel.tell();
        }
    }

    /** What other replicas wrote. */
    @Scheduled(every = "${live.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (!channels.isEmpty()) {
            journal.lasts(channels.keySet()).forEach((session, last) -> {
                var channel = channels.get(session);
                if (channel != null && channel.isBehind(last)) {
                    channel.tell();
                }
            });
        }
    }

    /** Somebody who follows; only one worker at a time touches it. */
    private static final class Follower {
        private final MultiEmitter<? super LiveSession.News> emitter;
        private volatile int told;
        private boolean greeted;

        Follower(MultiEmitter<? super LiveSession.News> emitter, int told) {
            this.emitter = emitter;
            this.told = told;
        }

        /** The first news is told even where nothing is new: it has the view. */
        void tell(LiveSession.News news) {
            if (greeted && told >= news.last()) {
                return;
            }
            var fresh =
                    news.lines().stream().filter(line -> line.sequence() > told).toList();
            greeted = true;
            told = Math.max(told, news.last());
            emitter.emit(new LiveSession.News(fresh, news.view()));
        }
    }

    /** All who follow one session. */
    private final class Channel {
        private final UUID sessionId;
        private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger asked = new AtomicInteger();

        Channel(UUID sessionId) {
            this.sessionId = sessionId;
        }

        boolean isBehind(int last) {
            return followers.stream().anyMatch(follower -> follower.told < last);
        }

        /** Tells all of them on a worker; whoever asks meanwhile only has it done once more. */
        void tell() {
            if (asked.getAndIncrement() == 0) {
                workers.execute(this::work);
            }
        }

        private void work() {
            int taken;
            do {
                taken = asked.get();
                try {
                    tellAll();
                } catch (RuntimeException failure) {
                    LOG.warnf(failure, "Session %s cannot be followed now", sessionId);
                }
            } while (!asked.compareAndSet(taken, 0));
        }

        private void tellAll() {
            LiveSession.News news;
            do {
                var after =
                        followers.stream().mapToInt(follower -> follower.told).min();
                if (after.isEmpty()) {
                    return;
                }
                news = sessions.since(sessionId, after.getAsInt());
                for (var follower : followers) {
                    follower.tell(news);
                }
            } while (isBehind(news.last()) || !news.lines().isEmpty());
        }
    }
}
