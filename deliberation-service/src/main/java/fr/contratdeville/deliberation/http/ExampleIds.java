package fr.contratdeville.deliberation.http;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One id of each kind of thing, for the examples of the contract; an id alone tells nothing of what it stands for. They
 * are looked up behind the request that asks for them, which never waits: the next one has them.
 */
@Singleton
@Unremovable
class ExampleIds {
    private static final String QUERY = """
            with public_session as (select id from session
                where state = 'CLOSED' or (state = 'INQUORATE' and opened_at is not null))
            (select 'assemblies', id from assembly order by id limit 1)
            union all (select 'sessions', id from public_session order by id limit 1)
            union all (select 'agenda-items', i.id from agenda_item i join public_session s on s.id = i.session_id
                       order by i.id limit 1)
            union all (select 'ballots', b.id from ballot b join public_session s on s.id = b.session_id
                       order by b.id limit 1)
            union all (select 'deliberations', d.id from deliberation d join public_session s on s.id = d.session_id
                       order by d.id limit 1)
            union all (select 'members', id from member order by id limit 1)
            union all (select 'mandates', id from mandate order by id limit 1)
            union all (select 'proxies', id from proxy order by id limit 1)
            union all (select 'interests', id from interest order by id limit 1)
            """;

    private final AgroalDataSource database;
    private final ExecutorService workers;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Map<String, String> ids = Map.of();

    ExampleIds(AgroalDataSource database, ExecutorService workers) {
        this.database = database;
        this.workers = workers;
    }

    /** Ids by the name of their collection, as far as they are known now. */
    Map<String, String> known() {
        if (looking.compareAndSet(false, true)) {
            workers.execute(this::look);
        }
        return ids;
    }

    private void look() {
        var found = new HashMap<String, String>();
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(QUERY)) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            ids = found;
        } catch (SQLException failure) {
            Log.warn("The examples of the contract have no ids", failure);
        } finally {
            looking.set(false);
        }
    }
}
