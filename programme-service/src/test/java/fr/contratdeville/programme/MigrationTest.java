package fr.contratdeville.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.conventions.json.Digest;
import fr.contratdeville.programme.collectivity.Collectivity;
import fr.contratdeville.programme.collectivity.MigrationPlaceholders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database with requests that were sent before versions and feeds existed. */
class MigrationTest {

    @Test
    void earlierRequestsAreFrozenAndPublished() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var flyway = Flyway.configure().dataSource(postgres.getPostgresDatabase());
            new MigrationPlaceholders(new Collectivity("244200770", "Communauté d'agglomération", "042"))
                    .customize(flyway);
            flyway.target("4").load().migrate();
            statement.execute(Files.readString(Path.of("src/test/resources/requests-out-before-feeds.sql")));

            flyway.target("latest").load().migrate();

            var row = statement.executeQuery("select v.content, v.digest, r.digest from cofinancing_request_version v"
                    + " join cofinancing_request r on r.id = v.request_id");
            row.next();
            var content = row.getString(1);
            assertThat(row.getString(2)).isEqualTo(row.getString(3)).isEqualTo(Digest.of(content));
            var parsed = new ObjectMapper().readTree(content);
            var names = new ArrayList<String>();
            parsed.fieldNames().forEachRemaining(names::add);
            assertThat(names).isSorted().hasSize(8);
            assertThat(content).doesNotContain("\": ", ", \"").contains("\"title\":\"Semaines de l'\\\"égalité\\\"\"");
            assertThat(row.next()).isFalse();

            var event = statement.executeQuery("select position, feed, item from feed_event");
            event.next();
            assertThat(event.getLong(1)).isEqualTo(1);
            assertThat(event.getString(2)).isEqualTo("funder:CGET");
            var item = new ObjectMapper().readTree(event.getString(3));
            assertThat(item.at("/request/requestedAmount").asText()).isEqualTo("2000.00");
            assertThat(item.at("/request/financingPlan")).hasSize(2);
            assertThat(item.at("/request/deliberation/number").asText()).isEqualTo("2019.00081");
            assertThat(item.at("/request/collectivity").toString())
                    .isEqualTo("{\"name\":\"Communauté d'agglomération\",\"siren\":\"244200770\","
                            + "\"department\":\"042\"}");
            assertThat(item.at("/request/programmeYear").asInt()).isEqualTo(2019);
            assertThat(item.at("/request/action/title").asText()).isEqualTo("Semaines de l'\"égalité\"");
            assertThat(item.at("/request/action").get("pillar").isNull()).isTrue();
            assertThat(item.at("/request/action/territories").toString())
                    .isEqualTo("[{\"code\":\"metropole\",\"name\":\"Métropole\"}]");
            assertThat(event.next()).isFalse();

            var request =
                    statement.executeQuery("select state, collectivity_name from cofinancing_request order by id");
            request.next();
            assertThat(request.getString(2)).isEqualTo("Communauté d'agglomération");
            request.next();
            assertThat(request.getString(1)).isEqualTo("DRAFT");
            assertThat(request.getString(2)).isNull();
        }
    }
}
