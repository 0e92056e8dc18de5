package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.wronglyAs;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Changes require the current revision. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RevisionTest extends OpenBallot {
    @Test
    void aMissingOrStaleRevision() {
        var minutes = Map.of("at", meeting.next(), "unanimity", "FOR");
        for (var path : List.of(
                meeting.path() + "/convocation",
                meeting.path() + "/opening",
                meeting.path() + "/closing",
                meeting.path() + "/cancellation",
                "/v1/agenda-items/" + item,
                "/v1/agenda-items/" + item + "/discussion",
                "/v1/agenda-items/" + item + "/withdrawal",
                "/v1/agenda-items/" + item + "/postponement",
                "/v1/agenda-items/" + item + "/noting",
                "/v1/ballots/" + ballot + "/closing",
                "/v1/ballots/" + ballot + "/annulment",
                "/v1/members/" + meeting.president() + "/account",
                "/v1/assemblies/" + meeting.assembly + "/delegation",
                "/v1/assemblies/" + meeting.assembly + "/policy")) {
            var body = new LinkedHashMap<String, Object>(body(path));
            refused(
                    wronglyAs(Tokens.ASSEMBLY)
                            .contentType(ContentType.JSON)
                            .body(body)
                            .put(path)
                            .then(),
                    428,
                    "precondition-required");
            for (var stale : List.of("\"9999\"", "\"abc\"", "W/\"0\"", "0")) {
                refused(
                        wronglyAs(Tokens.ASSEMBLY)
                                .header("If-Match", stale)
                                .contentType(ContentType.JSON)
                                .body(body)
                                .put(path)
                                .then(),
                        412,
                        "stale-version");
            }
        }
        nothingChanged();

        var tag = get("/v1/ballots/" + ballot).extract().header("ETag");
        Api.as(Tokens.ASSEMBLY)
                .header("If-None-Match", tag)
                .get("/v1/ballots/" + ballot)
                .then()
                .statusCode(304);
        // Two lines of the header are one list.
        Api.wronglyAs(Tokens.ASSEMBLY)
                .header("If-Match", "\"9999\"", tag)
                .contentType(ContentType.JSON)
                .body(minutes)
                .put("/v1/ballots/" + ballot + "/closing")
                .then()
                .statusCode(200);
        // A repetition of the same closing changes nothing and needs no current revision; a different closing does.
        Api.as(Tokens.ASSEMBLY)
                .header("If-Match", tag)
                .contentType(ContentType.JSON)
                .body(minutes)
                .put("/v1/ballots/" + ballot + "/closing")
                .then()
                .statusCode(200);
        refused(
                Api.as(Tokens.ASSEMBLY)
                        .header("If-Match", tag)
                        .contentType(ContentType.JSON)
                        .body(Map.of("at", meeting.next(), "unanimity", "AGAINST"))
                        .put("/v1/ballots/" + ballot + "/closing")
                        .then(),
                412,
                "stale-version");
    }

    private Map<String, ?> body(String path) {
        if (path.endsWith("/convocation")) {
            return Map.of("sentOn", "2019-02-28", "urgent", false);
        }
        if (path.endsWith("/opening")) {
            return meeting.opening();
        }
        if (path.endsWith("/policy")) {
            return Map.of("convocationClearDays", 5);
        }
        if (path.endsWith("/account")) {
            return Map.of("subject", "3f0c7d0e");
        }
        if (path.endsWith("/delegation")) {
            return Map.of("reference", "Délibération 2014.00012");
        }
        if (path.endsWith("/annulment")) {
            return Map.of("at", meeting.next(), "reason", "Erreur de décompte");
        }
        if (path.endsWith("/cancellation")) {
            return Map.of("reason", "Reportée");
        }
        if (path.endsWith("/withdrawal") || path.endsWith("/postponement")) {
            return Map.of("at", meeting.next(), "reason", "Reporté");
        }
        if (path.endsWith(item)) {
            return Map.of("title", "Programmation 2019", "kind", "DELIBERATION");
        }
        return path.startsWith("/v1/ballots")
                ? Map.of("at", meeting.next(), "unanimity", "FOR")
                : Map.of("at", meeting.next());
    }

    @Test
    void eventsOfASessionChangeItsRevision() {
        var read = get(meeting.path()).extract().header("ETag");
        meeting.attendance("ARRIVAL", meeting.next(), meeting.members.stream().skip(4))
                .statusCode(201)
                .header("ETag", get(meeting.path()).extract().header("ETag"));

        assertThat(get(meeting.path()).extract().header("ETag")).isNotEqualTo(read);
        refused(
                Api.as(Tokens.ASSEMBLY)
                        .header("If-Match", read)
                        .contentType(ContentType.JSON)
                        .body(Map.of("at", meeting.next()))
                        .put(meeting.path() + "/closing")
                        .then(),
                412,
                "stale-version");
    }
}
