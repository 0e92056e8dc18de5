package fr.contratdeville.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Databases with rows of earlier versions. */
class MigrationTest {
    private static final String LISTED = UUID.randomUUID().toString();
    private static final String WITHDRAWN = UUID.randomUUID().toString();
    private static final String REFUSED = UUID.randomUUID().toString();

    /** What is on an agenda or to be delivered gets its hold, and what counted as a refusal is asked for again. */
    @Test
    void tranchesOnAnAgendaAreHeldAndRefusalsAreRepeated() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var flyway = Flyway.configure().dataSource(postgres.getPostgresDatabase());
            flyway.target("15").load().migrate();
            // Without foreign keys: complete sessions are not needed.
            statement.execute("set session_replication_role = replica");
            item(statement, LISTED, "LISTED");
            item(statement, WITHDRAWN, "WITHDRAWN");
            statement.execute("""
                    insert into outbox (id, tranche_id, deliberation_id, number, outcome, decided_on, version, digest,
                                        attempts, next_attempt_at, refused_with)
                    values (gen_random_uuid(), '%s', gen_random_uuid(), '2019.00001', 'ADOPTED', '2019-03-07', 1, '%s', 7,
                            now() + interval '5 minutes', '404 Not Found')
                    """.formatted(REFUSED, "0".repeat(64)));

            flyway.target("latest").load().migrate();

            assertThat(tranches(statement, "deliberation_id is null")).containsExactlyInAnyOrder(LISTED, REFUSED);
            assertThat(tranches(
                            statement,
                            "deliberation_id is not null and refused_with is null"
                                    + " and next_attempt_at <= clock_timestamp()"))
                    .containsExactly(REFUSED);
        }
    }

    private static void item(Statement statement, String tranche, String state) throws SQLException {
        statement.execute("""
                insert into agenda_item (id, revision, session_id, position, kind, title, operative_part, convened, state,
                                         orientation, appointment, quorum_missing, tranche_id, tranche_version,
                                         tranche_digest, tranche_title)
                values (gen_random_uuid(), 0, gen_random_uuid(), 1, 'DELIBERATION', 'Programmation 2019', '{}', true, '%s',
                        false, false, false, '%s', 1, '%s', 'Première tranche')
                """.formatted(state, tranche, "0".repeat(64)));
    }

    private static List<String> tranches(Statement statement, String condition) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = statement.executeQuery("select tranche_id from outbox where " + condition)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
