package fr.contratdeville.deliberation.live;

import fr.contratdeville.deliberation.journal.Journal;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
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
 * Sends the changes of a session to its followers: at once those written by this replica, within {@code live.every}
 * those written by others. The data are read once for all followers of a session. Waiting followers use no thread and
 * no database connection.
 */
@ApplicationScoped
class LiveFeed {
    private static final int UNREAD = 256;

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();
    private final LiveSession sessions;
    private final Journal journal;
    private final ExecutorService workers;
    private volatile boolean closing;

    LiveFeed(LiveSession sessions, Journal journal, ExecutorService workers) {
        this.sessions = sessions;
        this.journal = journal;
        this.workers = workers;
    }

    /** The changes after a line of the journal, until the service stops; then the first update is also the last. */
    Multi<LiveSession.Update> follow(UUID sessionId, int after) {
        Multi<LiveSession.Update> updates = Multi.createFrom()
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
                            channel.requestUpdate();
                        },
                        BackPressureStrategy.IGNORE);
        // A follower that is too slow is disconnected, and can resume from its last line.
        return updates.onOverflow().buffer(UNREAD);
    }

    /** Ends all streams before the service stops: their followers resume elsewhere. */
    void endAll(@Observes ShutdownDelayInitiatedEvent end) {
        closing = true;
        channels.values().forEach(Channel::requestUpdate);
    }

    /** Called when a change is committed by this replica. */
    void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) Journal.Written written) {
        var channel = channels.get(written.sessionId());
        if (channel != null) {
            channel.requestUpdate();
        }
    }

    /** Looks for changes written by other replicas. */
    @Scheduled(every = "${live.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void checkOtherReplicas() {
        if (!channels.isEmpty()) {
            journal.lasts(channels.keySet()).forEach((session, last) -> {
                var channel = channels.get(session);
                if (channel != null && channel.isBehind(last)) {
                    channel.requestUpdate();
                }
            });
        }
    }

    /** One follower; used by one worker at a time. */
    private static final class Follower {
        private final MultiEmitter<? super LiveSession.Update> emitter;
        private volatile int sent;
        private boolean started;

        Follower(MultiEmitter<? super LiveSession.Update> emitter, int sent) {
            this.emitter = emitter;
            this.sent = sent;
        }

        /** The first update is always sent, because it contains the view. */
        void send(LiveSession.Update update) {
            if (started && sent >= update.last()) {
                return;
            }
            var unsent = update.lines().stream()
                    .filter(line -> line.sequence() > sent)
                    .toList();
            started = true;
            sent = Math.max(sent, update.last());
            emitter.emit(new LiveSession.Update(unsent, update.view()));
        }
    }

    /** All followers of one session. */
    private final class Channel {
        private final UUID sessionId;
        private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger requests = new AtomicInteger();

        Channel(UUID sessionId) {
            this.sessionId = sessionId;
        }

        boolean isBehind(int last) {
            return followers.stream().anyMatch(follower -> follower.sent < last);
        }

        /** Updates all followers on a worker thread. Requests during an update lead to one more update. */
        void requestUpdate() {
            if (requests.getAndIncrement() == 0) {
                workers.execute(this::work);
            }
        }

        private void work() {
            int handled;
            do {
                handled = requests.get();
                try {
                    sendUpdates();
                } catch (RuntimeException failure) {
                    LOG.warnf(failure, "Reading session %s for its followers failed", sessionId);
                }
                if (closing) {
                    followers.forEach(follower -> follower.emitter.complete());
                }
            } while (!requests.compareAndSet(handled, 0));
        }

        private void sendUpdates() {
            LiveSession.Update update;
            do {
                var after =
                        followers.stream().mapToInt(follower -> follower.sent).min();
                if (after.isEmpty()) {
                    return;
                }
                update = sessions.since(sessionId, after.getAsInt());
                for (var follower : followers) {
                    follower.send(update);
                }
            } while (isBehind(update.last()) || !update.lines().isEmpty());
        }
    }
}
