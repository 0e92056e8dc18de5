package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.wronglyAs;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a caller can get wrong: a precise problem each time, and nothing changed. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RefusalTest extends OpenBallot {
    @ParameterizedTest
    @ValueSource(strings = {"{\"at\": ", "{\"at\": \"a\", \"at\": \"b\"}", "{} {}", "nothing", "{\"unanimity\": FOR}"})
    void malformedJson(String body) {
        assertThat(close(Tokens.ASSEMBLY, body)
                        .contentType("application/problem+json")
                        .extract()
                        .statusCode())
                .isEqualTo(400);
        nothingChanged();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "at, null, /at",
                "at, 1551978000, /at",
                "at, '[2019, 3, 7]', /at",
                "at, `2019-03-07`, /at",
                "at, `2019-03-07T18:30:00`, /at",
                "at, `2019-03-07T18:30+01:00`, /at",
                "at, `2019-02-30T18:30:00+01:00`, /at",
                "at, `+12019-03-07T18:30:00+01:00`, /at",
                "unanimity, `ALL`, /unanimity",
                "unanimity, 0, /unanimity",
                "unanimity, true, /unanimity",
                "against, 2, /against",
                "against, '{`count`: -1}', /against/count",
                "against, '{`count`: `2`}', /against/count",
                "against, '{`count`: 1.5}', /against/count",
                "against, '{`count`: 99999999999}', /against/count",
                "against, '{`names`: []}', /against/names",
                "against, '{`memberIds`: [`M. PERDRIAU`]}', /against/memberIds/0",
                "against, '{`memberIds`: [null]}', /against/memberIds/0",
                "against, '{`memberIds`: `x`}', /against/memberIds",
                "votes, 5, /votes",
            })
    void anInvalidMember(String member, String json, String pointer) throws Exception {
        var minutes = new LinkedHashMap<String, Object>();
        minutes.put("at", meeting.next());
        minutes.put(member, JSON.readTree(json.replace('`', '"')));

        refusedAt(pointer, close(Tokens.ASSEMBLY, minutes), 400, "invalid-request");

        nothingChanged();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "title, null, /title",
                "title, ' ', /title",
                "title, 7, /title",
                "kind, `VOTE`, /kind",
                "trancheId, `first`, /trancheId",
                "operativePart, `approuve`, /operativePart",
                "operativePart, '[``]', /operativePart/0",
                "subject, `7.5`, /subject",
            })
    void anInvalidMemberOfAnItem(String member, String json, String pointer) throws Exception {
        var body = new LinkedHashMap<String, Object>(Map.of("title", "Point", "kind", "DELIBERATION"));
        body.put(member, json.isBlank() ? json : JSON.readTree(json.replace('`', '"')));

        refusedAt(pointer, list(body), 400, "invalid-request");

        nothingChanged();
    }

    @Test
    void tooLongValues() {
        refusedAt("/title", list(Map.of("title", "x".repeat(301), "kind", "DELIBERATION")), 400, "invalid-request");
        refusedAt(
                "/text",
                list(Map.of("title", "Point", "kind", "DELIBERATION", "text", "x".repeat(100_001))),
                400,
                "invalid-request");
        refused(
                list(Map.of("title", "Point", "kind", "DELIBERATION", "text", "x".repeat(1 << 20))),
                413,
                "body-too-large");
        var event = Map.of("memberId", meeting.president(), "kind", "ARRIVAL", "at", meeting.next());
        refusedAt(
                "/events",
                wronglyAs(Tokens.ASSEMBLY)
                        .contentType(ContentType.JSON)
                        .body(Map.of("events", java.util.Collections.nCopies(201, event)))
                        .post(meeting.path() + "/attendance")
                        .then(),
                400,
                "invalid-request");
        nothingChanged();
    }

    @Test
    void anEmptyBodyAndAnotherMediaType() {
        refused(
                wronglyAs(Tokens.ASSEMBLY)
                        .header("If-Match", "*")
                        .contentType(ContentType.JSON)
                        .put("/v1/ballots/" + ballot + "/closing")
                        .then(),
                400,
                "invalid-request");
        refused(
                wronglyAs(Tokens.ASSEMBLY)
                        .header("If-Match", "*")
                        .contentType("text/csv")
                        .body("at")
                        .put("/v1/ballots/" + ballot + "/closing")
                        .then(),
                415,
                "unsupported-media-type");
        nothingChanged();
    }

    @Test
    void unknownIds() {
        var nobody = UUID.randomUUID();
        for (var path : List.of(
                "/v1/assemblies/" + nobody,
                "/v1/assemblies/" + nobody + "/members-in-exercise?on=2019-03-07",
                "/v1/assemblies/" + nobody + "/mandates",
                "/v1/assemblies/" + meeting.assembly + "/registers/19",
                "/v1/members/" + nobody,
                "/v1/mandates/" + nobody,
                "/v1/sessions/" + nobody,
                "/v1/sessions/" + nobody + "/attendance",
                "/v1/sessions/" + nobody + "/presence?at=2019-03-07T18:00:00Z",
                "/v1/sessions/" + nobody + "/quorum-ledger",
                "/v1/agenda-items/" + nobody,
                "/v1/ballots/" + nobody,
                "/v1/deliberations/" + nobody,
                "/v1/sessions/first",
                "/v1/nothing")) {
            refused(wronglyAs(Tokens.ASSEMBLY).get(path).then(), 404, "not-found");
        }
        refused(wronglyAs(Tokens.ASSEMBLY).patch(meeting.path()).then(), 405, "method-not-allowed");
        refused(
                wronglyAs(Tokens.ASSEMBLY)
                        .accept("text/csv")
                        .get(meeting.path())
                        .then(),
                406,
                "not-acceptable");
        refusedAt(
                "/assemblyId",
                Api.posted("/v1/sessions", Map.of("assemblyId", nobody, "date", "2019-03-07")),
                422,
                "unknown-reference");
        refusedAt(
                "/memberId",
                Api.posted(
                        "/v1/assemblies/" + meeting.assembly + "/mandates",
                        Map.of("memberId", nobody, "quality", "TITULAR", "from", "2014-04-18")),
                422,
                "unknown-reference");
        for (var change : Map.of(
                        "/v1/sessions/" + nobody + "/closing", Map.of("at", meeting.next()),
                        "/v1/agenda-items/" + nobody + "/discussion", Map.of("at", meeting.next()),
                        "/v1/ballots/" + nobody + "/closing", Map.of("at", meeting.next(), "unanimity", "FOR"))
                .entrySet()) {
            refused(Api.put(change.getKey(), change.getValue()), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sessions?limit=0",
                "/v1/sessions?limit=101",
                "/v1/sessions?limit=ten",
                "/v1/sessions?cursor=abc",
                "/v1/sessions?assemblyId=bureau",
                "/v1/deliberations?year=19",
                "/v1/deliberations?year=2019.5",
            })
    void anInvalidParameter(String path) {
        refused(wronglyAs(Tokens.ASSEMBLY).get(path).then(), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?on=", "?on=07/03/2019", "?on=2019-02-30", "?on=2019-03-07T00:00:00Z"})
    void anInvalidDay(String query) {
        var path = "/v1/assemblies/" + meeting.assembly + "/members-in-exercise" + query;
        refusedAt("on", wronglyAs(null).get(path).then(), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?at=now", "?at=2019-03-07", "?at=1551978000"})
    void anInvalidInstant(String query) {
        refusedAt(
                "at",
                wronglyAs(Tokens.ASSEMBLY)
                        .get(meeting.path() + "/presence" + query)
                        .then(),
                400,
                "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"07/03/2019", "2019-3-7", "2019-02-30", "12019-03-07", "2019-03-07T00:00:00Z"})
    void anInvalidDayInTheBody(String date) {
        var answer = wronglyAs(Tokens.ASSEMBLY)
                .contentType(ContentType.JSON)
                .body(Map.of("assemblyId", meeting.assembly, "date", date))
                .post("/v1/sessions")
                .then();

        refusedAt("/date", answer, 400, "invalid-request");
    }

    @Test
    void aMissingForeignOrUnauthorizedToken() {
        var minutes = Map.of("at", meeting.next(), "unanimity", "FOR");
        refused(close(null, minutes), 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
        for (var token : List.of("nonsense", Tokens.to("another-suite", "assembly"), Tokens.expired())) {
            refused(close(token, minutes), 401, "unauthenticated");
        }
        for (var token : List.of(Tokens.AGENT, Tokens.AUDITOR, Tokens.DELIBERATION, Tokens.CGET)) {
            refused(close(token, minutes), 403, "forbidden");
        }
        nothingChanged();
    }

    @Test
    void aTokenForAnotherAudienceReadsNothing() {

        refused(
                wronglyAs(Tokens.to("another-suite", "assembly"))
                        .get(meeting.path())
                        .then(),
                401,
                "unauthenticated");
    }

    @Test
    void problemsAreInFrenchOnRequest() {
        close(Tokens.ASSEMBLY, Map.of("at", meeting.next(), "against", Map.of("count", 9)));
        wronglyAs(Tokens.ASSEMBLY)
                .header("If-Match", "*")
                .header("Accept-Language", "fr-FR, en;q=0.5")
                .contentType(ContentType.JSON)
                .body(Map.of("at", meeting.next(), "against", Map.of("count", 9)))
                .put("/v1/ballots/" + ballot + "/closing")
                .then()
                .body("title", is("Plus de votes que de voix"))
                .body("detail", is("Le total des votes contre et des abstentions est de 9, pour 4 voix."));
    }

    @Test
    void problemsContainNoImplementationDetails() {
        for (var method : Method.values()) {
            var answer = wronglyAs(Tokens.ASSEMBLY)
                    .contentType(ContentType.JSON)
                    .body("{\"a\":")
                    .request(method, "/v1/sessions/'; drop table session")
                    .asString();
            assertThat(answer).doesNotContain("Exception", "at fr.", "select ", "org.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\ud800b", "a\\udc00"})
    void textThatCannotBeStored(String text) {
        var title = "{\"title\": \"%s\", \"kind\": \"DELIBERATION\"}";
        var operativePart = "{\"title\": \"Point\", \"kind\": \"DELIBERATION\", \"operativePart\": [\"%s\"]}";

        refusedAt("/title", list(title.formatted(text)), 400, "invalid-request");
        refusedAt("/operativePart/0", list(operativePart.formatted(text)), 400, "invalid-request");

        nothingChanged();
    }
}
