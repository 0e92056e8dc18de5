package fr.contratdeville.programme.feed;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Old changes are deleted, and a cursor before them is answered 410. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class PruningTest {
    private final String funder =
            "P" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT).substring(0, 8);
    private final String token = Tokens.funder(funder);
    private final String feed = "/v1/funders/" + funder + "/cofinancing-changes";

    @Inject
    Changes changes;

    private void age(int days) throws SQLException {
        try (var connection = Environment.database();
                var update = connection.prepareStatement(
                        "update feed_event set occurred_at = occurred_at - make_interval(days => ?) where feed = ?")) {
            update.setInt(1, days);
            update.setString(2, "funder:" + funder);
            update.executeUpdate();
        }
    }

    @Test
    void aCursorBeforeDeletedChangesIsGoneAndTheLastCursorStaysValid() throws SQLException {
        Tranche2019.ofOwnActions(funder).adopted();
        var first = get(token, feed + "?limit=1").extract();
        String early = first.path("next");
        String late = get(token, feed).extract().path("next");
        age(30);
        var thirtyDays = Instant.now().minus(20, ChronoUnit.DAYS);

        assertThat(changes.prune(Instant.now().minus(40, ChronoUnit.DAYS))).isZero();
        get(token, feed).body("items", hasSize(2));
        assertThat(changes.prune(thirtyDays)).isEqualTo(1);

        // The newest change is kept, so its cursor stays valid. A cursor before it is not valid.
        get(token, feed + "?after=" + late).statusCode(200).body("items", hasSize(0));
        get(token, feed + "?after=" + early).statusCode(410).body("type", is("/problems/cursor-gone"));
        get(token, feed).statusCode(410);
        String restart = get(token, "/v1/cofinancing-requests?limit=100")
                .body("items", hasSize(2))
                .extract()
                .path("changes");
        assertThat(restart).isEqualTo(late);

        var id = get(token, "/v1/cofinancing-requests").extract().<String>path("items[0].id");
        Api.put(Tokens.AGENT, "/v1/cofinancing-requests/" + id + "/withdrawal", java.util.Map.of("reason", "Trop tard"))
                .statusCode(200);
        get(token, feed + "?after=" + late).body("items.type", contains("REQUEST_WITHDRAWN"));
    }
}
