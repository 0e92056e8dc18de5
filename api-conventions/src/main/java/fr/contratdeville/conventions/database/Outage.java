package fr.contratdeville.conventions.database;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure because the database does not serve now: it is away, read-only or full, another transaction holds a lock, or a
 * time limit has passed. The same request can succeed later.
 */
public final class Outage {
    /** Connection lost or refused, and no resources left, whatever the detail. */
    private static final Set<String> CLASSES = Set.of("08", "53");

    private static final Set<String> STATES = Set.of(
            "25006", // read-only
            "25P03", // idle in a transaction for too long
            "40001", // serialization failure
            "40P01", // deadlock
            "55P03", // lock timeout
            "57014", // statement timeout
            "57P01", // shutdown by the administrator
            "57P02", // shutdown after a crash
            "57P03"); // starting, or shutting down

    private Outage() {}

    /** The cause in one line, if the failure, or what it was caused by, is an outage. */
    public static Optional<String> causeOf(@Nullable Throwable failure) {
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var next = new ArrayDeque<Throwable>();
        if (failure != null) {
            next.add(failure);
        }
        RollbackException timedOut = null;
        while (!next.isEmpty()) {
            var cause = next.remove();
            if (!seen.add(cause)) {
                continue;
            }
            if (cause instanceof DatabaseBusyException || cause instanceof SQLException sql && isOutage(sql)) {
                return Optional.of(line(cause));
            }
            var causes = causes(cause);
            if (cause instanceof RollbackException rollback && causes.isEmpty()) {
                timedOut = rollback;
            }
            next.addAll(causes);
        }
        // Without a cause: the transaction was rolled back while it ran, because it took too long.
        return Optional.ofNullable(timedOut).map(Outage::line);
    }

    private static List<Throwable> causes(Throwable failure) {
        return Stream.concat(
                        Stream.of(failure.getSuppressed()),
                        Stream.of(
                                        Optional.ofNullable(failure.getCause()),
                                        failure instanceof SQLException sql
                                                ? Optional.ofNullable(sql.getNextException())
                                                : Optional.<Throwable>empty())
                                .flatMap(Optional::stream))
                .toList();
    }

    /** Without a state, it comes from the pool: no connection was free in time, or the reaper has closed this one. */
    private static boolean isOutage(SQLException failure) {
        var state = failure.getSQLState();
        return state == null
                || STATES.contains(state)
                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }

    private static String line(Throwable cause) {
        var message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? message + " (" + sql.getSQLState() + ")"
                : message;
    }
}
