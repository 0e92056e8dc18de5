package fr.contratdeville.programme.action;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.wronglyAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.DraftTranche;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller can get wrong in an action: a precise problem each time, and nothing changed. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ActionRefusalTest extends DraftTranche {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"title\": `",
                "`{\"title\": \"a\", \"title\": \"b\"}`",
                "`{} {}`",
                "`nothing`",
            })
    void malformedJson(String body) {
        var answer = add(body);
        assertThat(answer.extract().statusCode()).isEqualTo(400);
        answer.contentType("application/problem+json");
        get(Tokens.AGENT, actions).body("items", hasSize(0));
    }

    @Test
    void anEmptyBody() {
        refused(
                wronglyAs(Tokens.AGENT)
                        .contentType(ContentType.JSON)
                        .post(actions)
                        .then(),
                400,
                "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "title, 12, a number for a text",
                "title, null, nothing",
                "title, `   `, blank",
                "title, `a\\u0000b`, a character that no database keeps",
                "title, `a\\ud800b`, half of a character",
                "pillar, `3`, a text for a number",
                "pillar, 3.5, a fraction of a pillar",
                "pillar, 0, no pillar",
                "section, `AUTRE`, an unknown section",
                "section, 1, a number for a name",
                "carrierId, `AGASEF`, no UUID",
                "territories, `metropole`, a text for a list",
                "territories, [], no territory",
                "cost, `37940.001`, three decimals",
                "cost, 37940.001, a float beyond two decimals",
                "cost, `-1.00`, a negative amount",
                "cost, `0.00`, nothing at all",
                "cost, `1e3`, a power",
                "cost, '`10 000,00`', French writing",
                "cost, `1000000000000.00`, thirteen digits",
                "cost, true, a truth",
                "cost, 37940.5, a number",
                "startsOn, `08/03/2019`, no ISO date",
                "startsOn, `2019-02-30`, no such day",
                "startsOn, `+99999-01-01`, no year of ours",
                "startsOn, 17962, a number of days",
                "startsOn, '[2019,3,8]', a list of numbers",
                "unknown, 1, an unknown member",
            })
    void aMemberThatIsWrong(String member, String json, String why) throws Exception {
        var action = action();
        action.put(member, new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.replace('`', '"')));

        refusedAt("/" + member, add(action), 400, "invalid-request");
    }

    @Test
    void anOverlongText() {
        var action = action();
        action.put("title", "x".repeat(301));

        refusedAt("/title", add(action), 400, "invalid-request");
    }

    @Test
    void aBodyOfMoreThanOneMebibyte() {
        var action = action();
        action.put("objectives", "x".repeat(1 << 20));

        refused(add(action), 413, "body-too-large");
    }

    @Test
    void anotherMediaType() {
        refused(
                wronglyAs(Tokens.AGENT)
                        .contentType("text/csv")
                        .body("title")
                        .post(actions)
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aContributionAboveTheCost() {
        var action = action();
        action.put("contribution", "37940.01");

        var answer = add(action);

        answer.body("rule", is("F6"));
        refusedAt("/contribution", answer, 422, "contribution-above-cost");
    }

    @Test
    void noContributionToAnotherBody() {
        var action = action();
        action.remove("contribution");

        refusedAt("/contribution", add(action), 422, "contribution-missing");
    }

    @Test
    void theSameTitleAndCarrierTwice() {
        Api.post(actions, action());

        add(action())
                .statusCode(409)
                .body("type", is("/problems/duplicate-action"))
                .body("rule", is("F12"));

        var another = action();
        another.put("carrierId", sample.carrier("PIMMS"));
        Api.post(actions, another);
        get(Tokens.AGENT, actions).body("items", hasSize(2));
    }

    @Test
    void aRevisionThatIsMissingOrStale() {
        var created = Api.post(actions, action());
        String path = "/v1/actions/" + created.extract().path("id");
        var tag = created.extract().header("ETag");
        var changed = action();
        changed.put("cost", "40000.00");

        wronglyAs(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .body(changed)
                .put(path)
                .then()
                .statusCode(428)
                .body("type", is("/problems/precondition-required"));
        for (var stale : List.of("\"7\"", "\"abc\"", "W/\"0\"", "0")) {
            wronglyAs(Tokens.AGENT)
                    .contentType(ContentType.JSON)
                    .header("If-Match", stale)
                    .body(changed)
                    .put(path)
                    .then()
                    .statusCode(412)
                    .body("type", is("/problems/stale-version"));
        }
        get(Tokens.AGENT, path).body("cost", is("37940.00"));

        Api.as(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("cost", is("40000.00"));
        Api.as(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(changed)
                .put(path)
                .then()
                .statusCode(412);
        var current = get(Tokens.AGENT, path).extract().header("ETag");
        Api.as(Tokens.AGENT).header("If-None-Match", current).get(path).then().statusCode(304);
        wronglyAs(Tokens.AGENT).delete(path).then().statusCode(428);
        Api.as(Tokens.AGENT).header("If-Match", current).delete(path).then().statusCode(204);
        get(Tokens.AGENT, actions).body("items", hasSize(0));
    }
}
