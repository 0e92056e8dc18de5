package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a funder learns of the act that adopted the tranche. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class FunderEnforceabilityTest extends PullingFunder {
    @Test
    void whatBelongsToTheActComesOnceItIsKnownAndWithItTheWarning() {
        var semaines = request(sample.semaines);
        get(token, "/v1/cofinancing-requests/" + semaines)
                .body("deliberation.number", is("2019.00081"))
                .body("deliberation.adoptedOn", is("2019-03-07"))
                .body("deliberation.actIdentifier", nullValue())
                .body("deliberation.enforceableOn", nullValue())
                .body("warnings", hasSize(0));
        String digest =
                get(token, "/v1/cofinancing-requests/" + semaines).extract().path("digest");

        enforceable();

        get(token, "/v1/cofinancing-requests/" + semaines)
                .body("deliberation.actIdentifier", is(ACT))
                .body("deliberation.enforceableOn", is("2019-03-19"))
                .body("warnings.kind", contains("STARTS_BEFORE_ENFORCEABLE"))
                .body("warnings[0].startsOn", is("2019-03-08"))
                .body("warnings[0].enforceableOn", is("2019-03-19"))
                .body("digest", is(digest));
        get(token, "/v1/cofinancing-requests/" + request(sample.rencontre)).body("warnings", hasSize(0));
        get(token, feed)
                .body("items.type.drop(2)", contains("ACT_ENFORCEABLE", "ACT_ENFORCEABLE"))
                .body("items[2].request.warnings", hasSize(1));
        get(null, "/v1/tranches/" + sample.tranche + "/enforceability").body("enforceableOn", is("2019-03-19"));
        get(null, "/v1/tranches/" + sample.tranche + "/actions")
                .body("items.state", contains("ENFORCEABLE", "ENFORCEABLE"));
    }

    @Test
    void enforceabilityIsToldOnceOfTheActThatAdopted() {
        var path = "/v1/tranches/" + sample.tranche;
        String deliberation = get(null, path + "/decision").extract().path("deliberationId");
        get(null, path + "/enforceability").statusCode(404);
        Api.put(
                        Tokens.DELIBERATION,
                        path + "/enforceability",
                        enforceability(UUID.randomUUID().toString()))
                .statusCode(409)
                .body("type", is("/problems/tranche-not-adopted"));
        var early = new LinkedHashMap<>(enforceability(deliberation));
        early.put("enforceableOn", "2019-03-06");
        Api.put(Tokens.DELIBERATION, path + "/enforceability", early)
                .statusCode(400)
                .body("errors[0].pointer", is("/enforceableOn"));
        Api.put(Tokens.AGENT, path + "/enforceability", enforceability(deliberation))
                .statusCode(403);

        enforceable();
        Api.put(Tokens.DELIBERATION, path + "/enforceability", enforceability(deliberation))
                .statusCode(200);
        var later = new LinkedHashMap<>(enforceability(deliberation));
        later.put("enforceableOn", "2019-03-20");
        Api.put(Tokens.DELIBERATION, path + "/enforceability", later)
                .statusCode(409)
                .body("type", is("/problems/already-enforceable"));
        get(token, feed).body("items", hasSize(4));
    }

    /** deliberation-service takes a refusal for a refusal: that a funder is busy with a request must be none. */
    @Test
    void enforceabilityWaitsForAFunderThatTellsSomethingJustThen() throws Exception {
        var id = request(sample.semaines);
        String deliberation = get(null, "/v1/tranches/" + sample.tranche + "/decision")
                .extract()
                .path("deliberationId");
        var pool = Executors.newSingleThreadExecutor();
        try (var funderAtWork = Environment.database()) {
            funderAtWork.setAutoCommit(false);
            try (var update = funderAtWork.prepareStatement(
                    "update cofinancing_request set revision = revision + 1 where id = ?::uuid")) {
                update.setString(1, id);
                update.executeUpdate();
            }
            var told = pool.submit(() -> Api.put(
                            Tokens.DELIBERATION,
                            "/v1/tranches/" + sample.tranche + "/enforceability",
                            enforceability(deliberation))
                    .extract()
                    .statusCode());
            Thread.sleep(500);
            assertThat(told).isNotDone();
            funderAtWork.commit();
            assertThat(told.get()).isEqualTo(201);
        }
        pool.shutdown();
    }
}
