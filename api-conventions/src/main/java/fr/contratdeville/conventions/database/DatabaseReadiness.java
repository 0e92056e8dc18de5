package fr.contratdeville.conventions.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready if the database answers in time and accepts changes. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {
    private final AgroalDataSource database;
    private final ExecutorService executor;
    private final DatabaseSettings settings;
    private Future<String> latest = CompletableFuture.completedFuture("");

    DatabaseReadiness(AgroalDataSource database, ExecutorService executor, DatabaseSettings settings) {
        this.database = database;
        this.executor = executor;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("the database serves");
        var problem = problem();
        return problem.isEmpty()
                ? answer.up().build()
                : answer.down().withData("cause", problem).build();
    }

    private String problem() {
        try {
            return ask().get(settings.readinessTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return "no answer in time";
        } catch (ExecutionException failure) {
            return Outage.causeOf(failure).orElseGet(failure::toString);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** One question at a time: a database that hangs costs one thread. */
    private synchronized Future<String> ask() {
        if (latest.isDone()) {
            latest = executor.submit(this::askNow);
        }
        return latest;
    }

    private String askNow() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show transaction_read_only")) {
            row.next();
            return row.getString(1).equals("off") ? "" : "read-only";
        }
    }
}
