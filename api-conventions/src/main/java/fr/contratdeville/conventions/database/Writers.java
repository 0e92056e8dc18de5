package fr.contratdeville.conventions.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how many requests change data at the same time. Writers may wait for a lock, and keep their connection meanwhile;
 * with this limit there are always connections for those that read.
 */
@Singleton
public class Writers {
    private final int limit;
    private final Duration patience;
    private final Semaphore places;

    public Writers(
            DatabaseSettings settings, @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        limit = settings.writers();
        patience = settings.writerPatience();
        if (limit < 1 || limit >= connections) {
            throw new IllegalArgumentException("database.writers must be between 1 and " + (connections - 1)
                    + ", so that of the " + connections + " connections some are left for reading");
        }
        places = new Semaphore(limit, true);
    }

    /** Runs work that changes data. It waits for a place, but not for long. */
    public <T> T within(Callable<T> work) throws Exception {
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new DatabaseBusyException(limit);
        }
        try {
            return work.call();
        } finally {
            places.release();
        }
    }
}
