package fr.contratdeville.programme.feed;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Lets go of changes that are older than a feed keeps them. */
@ApplicationScoped
class Pruning {
    private static final Logger LOG = Logger.getLogger(Pruning.class);

    private final Changes changes;
    private final Settings settings;
    private final Clock clock;

    /** How long a feed remembers. */
    @ConfigMapping(prefix = "feed")
    interface Settings {
        /** A reader who has been away for longer starts anew from the list: three years, by default. */
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
            LOG.infof("%d changes older than %s are pruned from the feeds", removed, settings.retention());
        }
    }
}
