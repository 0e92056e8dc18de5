package fr.contratdeville.programme.http;

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
            (select 'contracts', id from contract order by id limit 1)
            union all (select 'programmes', id from programme order by id limit 1)
            union all (select 'tranches', id from tranche where state = 'ADOPTED' order by id limit 1)
            union all (select 'actions', a.id from action a join tranche t on t.id = a.tranche_id
                       where t.state = 'ADOPTED' order by a.id limit 1)
            union all (select 'carriers', id from carrier order by id limit 1)
            union all (select 'cofinancing-requests', id from cofinancing_request
                       where state <> 'DRAFT' order by id limit 1)
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
