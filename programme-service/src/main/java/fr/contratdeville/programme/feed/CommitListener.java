package fr.contratdeville.programme.feed;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for commits to feeds, from all replicas, with LISTEN and NOTIFY on one PostgreSQL connection. After the
 * connection is lost and opened again, all feeds are read once, because notifications may have been missed. The log
 * contains the begin and the end of an outage.
 */
@ApplicationScoped
class CommitListener {
    private static final Logger LOG = Logger.getLogger(CommitListener.class);
    private static final int CHECK_MILLIS = 5_000;
    private static final int RECONNECT_MILLIS = 500;
    private static final String CONNECT_SECONDS = "2";

    private final String url;
    private final Properties login = new Properties();
    private final Event<FeedUpdated> updates;
    private final Thread thread = new Thread(this::run, "commit-listener");
    private volatile boolean listening;
    private volatile boolean closed;
    private volatile @Nullable Connection current;

    CommitListener(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            Event<FeedUpdated> updates) {
        this.url = url;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "programme-service: commit-listener");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("connectTimeout", CONNECT_SECONDS);
        this.updates = updates;
    }

    void start(@Observes StartupEvent start) {
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether notifications of all commits are received now. */
    boolean isListening() {
        return listening;
    }

    private void run() {
        while (!closed) {
            try (var connection = DriverManager.getConnection(url, login)) {
                listen(connection);
            } catch (SQLException failure) {
                LOG.debug("No connection to listen for commits", failure);
                if (listening && !closed) {
                    LOG.warnf("Listening for commits failed, connecting again: %s", failure.getMessage());
                }
            }
            if (listening && !closed) {
                listening = false;
                publish(new FeedUpdated(null));
            }
            if (!closed) {
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        current = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("listen feed");
        }
        listening = true;
        LOG.info("Listening for commits");
        publish(new FeedUpdated(null));
        while (!closed) {
            var notifications = connection.unwrap(PGConnection.class).getNotifications(CHECK_MILLIS);
            if (notifications != null && notifications.length > 0) {
                feeds(notifications).map(FeedUpdated::new).forEach(this::publish);
            } else if (!connection.isValid(CHECK_MILLIS / 1000)) {
                throw new SQLException("the connection is dead");
            }
        }
    }

    private static Stream<String> feeds(PGNotification... notifications) {
        return Arrays.stream(notifications).map(PGNotification::getParameter).distinct();
    }

    private void publish(FeedUpdated update) {
        try {
            updates.fire(update);
        } catch (RuntimeException failure) {
            LOG.error("Updating the waiting readers of a feed failed", failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closing the connection ends the blocking read. */
    @PreDestroy
    void stop() throws SQLException {
        closed = true;
        thread.interrupt();
        if (current != null) {
            current.close();
        }
    }
}
