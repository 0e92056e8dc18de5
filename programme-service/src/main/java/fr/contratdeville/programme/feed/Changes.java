package fr.contratdeville.programme.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.conventions.page.ChangePage;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Every query about the changes of feeds. Changes are sorted in commit order: the database assigns the position of a
 * change at the end of its transaction (migration V5). So a late commit never appears before a change that was
 * already read.
 */
@ApplicationScoped
public class Changes {
    private final Session session;
    private final AgroalDataSource database;
    private final ObjectMapper json;

    Changes(Session session, AgroalDataSource database, ObjectMapper json) {
        this.session = session;
        this.database = database;
        this.json = json;
    }

    /** A new id for a change. */
    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** A change and its feed. */
    public record Entry(Feed feed, Change change) {}

    /** Appends changes in the current transaction, in this order. */
    @Transactional(TxType.MANDATORY)
    public void append(List<Entry> entries) {
        session.doWork(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into feed_event (id, feed, occurred_at, item) values (?, ?, ?, ?)")) {
                for (var entry : entries) {
                    insert.setObject(1, entry.change().eventId());
                    insert.setString(2, entry.feed().name());
                    insert.setObject(3, entry.change().occurredAt().atOffset(ZoneOffset.UTC));
                    insert.setString(4, toJson(entry.change()));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    private String toJson(Change change) {
        try {
            return json.writeValueAsString(change);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The cursor after the last committed change. Data that are read after this call overlap with the changes after
     * the cursor, so nothing is missed.
     */
    @Transactional(TxType.MANDATORY)
    public String head(Feed feed) {
        return Feed.cursor(session.doReturningWork(connection -> {
            try (var query = connection.prepareStatement(
                    "select id from feed_event where feed = ? and position is not null order by position desc limit 1")) {
                query.setString(1, feed.name());
                try (var row = query.executeQuery()) {
                    return row.next() ? row.getObject(1, UUID.class) : feed.start();
                }
            }
        }));
    }

    /**
     * Up to {@code limit} changes after a cursor.
     *
     * @param last id of the last change that the reader has received
     * @throws fr.contratdeville.conventions.refusal.Refusal 410 if the cursor is not a change of this feed, or if a
     *     change after it was deleted
     */
    ChangePage page(Feed feed, UUID last, int limit) {
        try (var connection = database.getConnection()) {
            var place = last.equals(feed.start()) ? 0 : place(connection, feed, last);
            try (var query = connection.prepareStatement("select position, id, item from feed_event"
                    + " where feed = ? and position > ? order by position limit ?")) {
                query.setString(1, feed.name());
                query.setLong(2, place);
                query.setInt(3, limit + 1);
                try (var rows = query.executeQuery()) {
                    var items = new ArrayList<String>();
                    var next = last;
                    while (rows.next()) {
                        if (rows.getLong(1) != ++place) {
                            throw gone(feed);
                        }
                        if (items.size() == limit) {
                            return ChangePage.of(items, Feed.cursor(next), true);
                        }
                        next = rows.getObject(2, UUID.class);
                        items.add(rows.getString(3));
                    }
                    return ChangePage.of(items, Feed.cursor(next), false);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The feed " + feed.name() + " cannot be read", failure);
        }
    }

    private static long place(Connection connection, Feed feed, UUID last) throws SQLException {
        try (var query = connection.prepareStatement("select position from feed_event where id = ? and feed = ?")) {
            query.setObject(1, last);
            query.setString(2, feed.name());
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw gone(feed);
                }
                return row.getLong(1);
            }
        }
    }

    static RuntimeException gone(Feed feed) {
        return CommonReason.CURSOR_GONE.refusal().restartAt(feed.restart());
    }

    /**
     * Deletes old changes from the start of each feed. The newest change of a feed is kept, so that the cursor of a
     * reader that is up to date stays valid.
     *
     * @return the number of deleted changes
     */
    @Transactional
    public int prune(Instant olderThan) {
        return session.createNativeMutationQuery("""
                delete from feed_event e using feed f
                where f.name = e.feed
                  and e.position < least(f.position, coalesce(
                      (select min(recent.position) from feed_event recent
                       where recent.feed = f.name and recent.occurred_at >= :olderThan), f.position))
                """)
                .setParameter("olderThan", olderThan)
                .executeUpdate();
    }
}
