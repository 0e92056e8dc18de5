package fr.contratdeville.conventions.contract;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ids that exist, for the examples of the contract. They are loaded in the background: the current request is
 * answered without waiting, and the next one gets them.
 */
@Singleton
@Unremovable
public class ExampleIds {
    private final List<ExampleId> examples;
    private final AgroalDataSource database;
    private final ExecutorService workers;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Map<String, String> ids = Map.of();

    public ExampleIds(@All List<ExampleId> examples, AgroalDataSource database, ExecutorService workers) {
        this.examples = examples;
        this.database = database;
        this.workers = workers;
    }

    /** The ids loaded so far, by collection and by JSON member. */
    Map<String, String> known() {
        if (looking.compareAndSet(false, true)) {
            workers.execute(this::look);
        }
        return ids;
    }

    private void look() {
        var found = new HashMap<String, String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var example : examples) {
                try (var row = statement.executeQuery(example.query())) {
                    if (row.next()) {
                        var id = row.getString(1);
                        found.put(example.collection(), id);
                        example.members().forEach(member -> found.put(member, id));
                    }
                }
            }
            ids = found;
        } catch (SQLException failure) {
            Log.warn("Loading the ids for the examples of the contract failed", failure);
        } finally {
            looking.set(false);
        }
    }
}
