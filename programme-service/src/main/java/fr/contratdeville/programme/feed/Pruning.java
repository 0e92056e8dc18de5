package fr.contratdeville.programme.feed;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes changes that are older than the retention period. */
@ApplicationScoped
class Pruning {
    private static final Logger LOG = Logger.getLogger(Pruning.class);

    private final Changes changes;
    private final Settings settings;
    private final Clock clock;

    /** Retention of feeds. */
    @ConfigMapping(prefix = "feed")
    interface Settings {
        /** Default: three years. A reader whose cursor is older must read the list again. */
        @WithDefault("P1095D")
        Duration retention();

        @WithDefault("PT6H")
        Duration pruneEvery();
    }

    Pruning(Changes changes, Settings settings, Clock clock) {
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "${feed.prune-every:PT6H}", delayed = "PT1M")
    void prune() {
        var removed = changes.prune(clock.instant().minus(settings.retention()));
        if (removed > 0) {
            LOG.infof("Deleted %d changes older than %s from the feeds", removed, settings.retention());
        }
    }
}
