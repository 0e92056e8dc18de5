package fr.contratdeville.conventions.database;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Metrics and a health check of what keeps others waiting in the database of the service, whoever does it: a transaction
 * that stays open holds its locks.
 */
@Wellness
@ApplicationScoped
class DatabaseWaits implements HealthCheck {
    private static final String QUERY = """
            select coalesce(extract(epoch from clock_timestamp() - min(xact_start)), 0),
                   count(*) filter (where wait_event_type = 'Lock')
              from pg_stat_activity
             where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
            """;

    /** All metrics of one scrape come from one query. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private final DatabaseSettings settings;
    private Waits latest = new Waits(0, 0);
    private long readAt = System.nanoTime() - FRESH.toNanos();

    DatabaseWaits(AgroalDataSource database, DatabaseSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * What is waited for.
     *
     * @param oldestMillis age of the oldest open transaction
     * @param writers sessions that wait for a lock
     */
    private record Waits(long oldestMillis, long writers) {}

    void measure(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("database.oldest.transaction", () -> waits().oldestMillis() / 1000.0)
                .description("Age of the oldest open transaction")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("database.waiting.writers", () -> waits().writers())
                .description("Sessions that wait for a lock of another transaction")
                .register(meters);
    }

    /** Down if a transaction has been open for too long. */
    @Override
    public HealthCheckResponse call() {
        var waits = waits();
        return HealthCheckResponse.named("no transaction stays open")
                .status(waits.oldestMillis() <= settings.longTransaction().toMillis())
                .withData("oldestTransactionSeconds", waits.oldestMillis() / 1000)
                .withData("waitingWriters", waits.writers())
                .build();
    }

    private synchronized Waits waits() {
        if (System.nanoTime() - readAt >= FRESH.toNanos()) {
            latest = read();
            readAt = System.nanoTime();
        }
        return latest;
    }

    private Waits read() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            row.next();
            return new Waits(row.getBigDecimal(1).movePointRight(3).longValue(), row.getLong(2));
        } catch (SQLException failure) {
            throw new IllegalStateException("The activity of the database cannot be read", failure);
        }
    }
}
