package fr.contratdeville.programme.cofinancing;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The State's pull, as its system lives it: the worked pull, the cursors of the feed and the pages of the list. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class FunderPullTest extends PullingFunder {
    /** The worked pull, to the letter. */
    @Test
    void theWorkedPull() {
        var first = get(token, feed)
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .header("Link", containsString("rel=\"next\""))
                .body("items.type", contains("REQUEST_SUBMITTED", "REQUEST_SUBMITTED"))
                .body("items.request.action.title", contains("Semaines de l'égalité", "Rencontre annuelle des acteurs"))
                .body("items.request.requestedAmount", contains("2000.00", "2000.00"))
                .body("items.request.action.cost", contains("19003.00", "4000.00"))
                .body("items.request.directExpenses", contains("4000.00", null))
                .body("items.version", contains(1, 1))
                .body("hasMore", is(false))
                .extract();
        String next = first.path("next");
        Api.as(token)
                .header("If-None-Match", first.header("ETag"))
                .get(feed)
                .then()
                .statusCode(304);
        var nothing = get(token, feed + "?after=" + next)
                .body("items", hasSize(0))
                .body("next", is(next))
                .extract();
        Api.as(token)
                .header("If-None-Match", nothing.header("ETag"))
                .get(feed + "?after=" + next)
                .then()
                .statusCode(304);

        var semaines = request(sample.semaines);
        var path = "/v1/cofinancing-requests/" + semaines;
        var stale = get(token, path).extract().header("ETag");
        var receipt = receipt(1, "CGET-2019-042-0017");
        var answer = put(path + "/receipt", receipt)
                .statusCode(201)
                .body("funderReference", is("CGET-2019-042-0017"))
                .extract();
        var again = put(path + "/receipt", receipt).statusCode(200).extract();
        assertThat(again.asString()).isEqualTo(answer.asString());
        assertThat(again.header("ETag")).isEqualTo(answer.header("ETag"));
        put(path + "/receipt", receipt(1, "ANOTHER")).statusCode(409).body("type", is("/problems/already-recorded"));
        get(token, "/v1/cofinancing-requests").body("items.find { it.id == '" + semaines + "' }.state", is("RECEIVED"));
        var received = get(token, feed + "?after=" + next)
                .body("items.type", contains("REQUEST_RECEIVED"))
                .extract();

        var partial = decision("PARTIALLY_GRANTED", "1500.00", null);
        decide(semaines, stale, partial).statusCode(412).body("type", is("/problems/stale-version"));
        chapter74("4000.00");
        var decided = decide(semaines, answer.header("ETag"), partial)
                .statusCode(201)
                .body("grantedAmount", is("1500.00"))
                .extract();
        get(token, path)
                .body("state", is("PARTIALLY_GRANTED"))
                .body("decision.legalCommitment", is("2103456789"))
                .body("expectedReceipt.chapter", is("74"))
                .body("expectedReceipt.amount", is("1500.00"));
        chapter74("3500.00");
        var repeated =
                decide(semaines, answer.header("ETag"), partial).statusCode(200).extract();
        assertThat(repeated.asString()).isEqualTo(decided.asString());
        decide(semaines, decided.header("ETag"), decision("PARTIALLY_GRANTED", "1600.00", null))
                .statusCode(409)
                .body("type", is("/problems/already-recorded"));

        get(token, feed + "?after=" + received.path("next"))
                .body("items.type", contains("REQUEST_DECIDED"))
                .body("items[0].request.decision.grantedAmount", is("1500.00"));
        get(token, feed)
                .body(
                        "items.type",
                        contains("REQUEST_SUBMITTED", "REQUEST_SUBMITTED", "REQUEST_RECEIVED", "REQUEST_DECIDED"))
                .body("items[2].requestId", is(semaines))
                .body("items[2].request.state", is("RECEIVED"))
                .body("items[3].request.state", is("PARTIALLY_GRANTED"));
    }

    @Test
    void anotherFundersIsNotFoundWhateverIsAsked() {
        var id = request(sample.semaines);
        var path = "/v1/cofinancing-requests/" + id;
        var other = Tokens.ANCT;
        get(other, feed).statusCode(404);
        get(other, feed + "?wait=20").statusCode(404);
        get(other, path).statusCode(404);
        get(other, path + "/versions/1").statusCode(404);
        for (var act : Map.of(
                        "receipt", receipt(1, "X"),
                        "review", Map.of("version", 1),
                        "return", Map.of("version", 1, "reason", "X"),
                        "decision", decision("GRANTED", "2000.00", null),
                        "notification", Map.of("notifiedOn", "2019-04-26"),
                        "payment", Map.of("amount", "1.00", "paidOn", "2019-11-28"))
                .entrySet()) {
            Api.put(other, path + "/" + act.getKey(), act.getValue()).statusCode(404);
        }
        get(token, path).body("state", is("SUBMITTED"));
        get(other, "/v1/cofinancing-requests?limit=100").body("items.id", not(hasItem(id)));
        Api.wronglyAs(Tokens.AGENT).get(feed).then().statusCode(403);
        Api.wronglyAs(null).get(feed).then().statusCode(401);
    }

    @Test
    void anUnknownCursorIsGoneWithALinkToRestart() {
        var ofAnother = "F" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        Tranche2019.ofOwnActions(ofAnother).adopted();
        String foreign = get(Tokens.funder(ofAnother), "/v1/funders/" + ofAnother + "/cofinancing-changes")
                .extract()
                .path("next");

        for (var cursor : List.of(foreign, "nonsense", "1", "AAAAAAAAAAAAAAAAAAAAAA", "x".repeat(300))) {
            for (var wait : List.of(0, 5)) {
                get(token, feed + "?wait=" + wait + "&after=" + cursor)
                        .statusCode(410)
                        .contentType("application/problem+json")
                        .header("Link", "</v1/cofinancing-requests?limit=100>; rel=\"start\"")
                        .body("type", is("/problems/cursor-gone"))
                        .body("restart", is("/v1/cofinancing-requests?limit=100"));
            }
        }
        for (var wrong : List.of("wait=31", "wait=-1", "wait=soon", "limit=0", "limit=101")) {
            Api.wronglyAs(token).get(feed + "?" + wrong).then().statusCode(400);
        }
    }

    @Test
    void pagesOfOneFollowEachOther() {
        var one = get(token, feed + "?limit=1")
                .body("items", hasSize(1))
                .body("hasMore", is(true))
                .extract();
        var two = get(token, feed + "?limit=1&after=" + one.path("next"))
                .body("items", hasSize(1))
                .body("hasMore", is(false))
                .extract();
        assertThat(two.<String>path("items[0].eventId")).isNotEqualTo(one.<String>path("items[0].eventId"));
        get(token, feed + "?limit=1&after=" + two.path("next")).body("items", hasSize(0));
    }

    /** Whatever changes while the pages of the list are read comes in the feed, from the cursor that they carry. */
    @Test
    void theListHandsOverToTheFeedWithoutAHole() {
        var more = List.of(
                Tranche2019.ofOwnActions(funder).adopted(),
                Tranche2019.ofOwnActions(funder).adopted());
        var late = Tranche2019.ofOwnActions(funder).submitted();
        var known = new LinkedHashMap<String, String>();
        var changed = 0;
        String cursor = null;
        String changes = null;
        do {
            var page = get(token, "/v1/cofinancing-requests?limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            known.put(page.path("items[0].id"), page.path("items[0].state"));
            assertThat(changes == null || changes.equals(page.path("changes")))
                    .as("every page carries the cursor of the first")
                    .isTrue();
            changes = page.path("changes");
            cursor = page.path("next");
            if (changed++ == 0) {
                received(sample.semaines);
                received(more.get(1).rencontre);
                // Recorded before the pages that follow, and out only now.
                Api.put(Tokens.DELIBERATION, "/v1/tranches/" + late.tranche + "/decision", late.decision("ADOPTED"))
                        .statusCode(201);
            }
        } while (cursor != null);
        received(more.get(0).semaines);

        for (Map<String, Object> item :
                get(token, feed + "?after=" + changes).extract().<List<Map<String, Object>>>path("items")) {
            known.put((String) item.get("requestId"), (String) ((Map<?, ?>) item.get("request")).get("state"));
        }
        var truth = new LinkedHashMap<String, String>();
        for (Map<String, Object> request :
                get(token, "/v1/cofinancing-requests?limit=100").extract().<List<Map<String, Object>>>path("items")) {
            truth.put((String) request.get("id"), (String) request.get("state"));
        }
        assertThat(known).containsExactlyInAnyOrderEntriesOf(truth).hasSize(8);
    }

    @Test
    void theListIsNarrowedByStateAndByChange() {
        var id = received(sample.semaines);
        var list = "/v1/cofinancing-requests";
        get(token, list + "?state=RECEIVED").body("items.id", contains(id));
        get(token, list + "?state=SUBMITTED").body("items.id", contains(request(sample.rencontre)));
        get(token, list + "?state=DRAFT").body("items", hasSize(0));
        String updated = get(token, list + "/" + id).extract().path("updatedAt");
        get(token, list + "?updatedSince=" + updated).body("items.id", contains(id));
        get(token, list + "?updatedSince=2019-01-01T00:00:00Z").body("items", hasSize(2));
        Api.wronglyAs(token).get(list + "?state=OPEN").then().statusCode(400);
        Api.wronglyAs(token).get(list + "?updatedSince=yesterday").then().statusCode(400);
        get(Tokens.AGENT, list + "?limit=1").body("changes", nullValue());
    }
}
