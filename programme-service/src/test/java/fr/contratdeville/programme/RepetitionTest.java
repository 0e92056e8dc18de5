package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Repeated and simultaneous requests. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RepetitionTest {

    private static Response post(String key, Map<String, ?> tranche, String programme) {
        return Api.as(Tokens.AGENT)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(tranche)
                .post("/v1/programmes/" + programme + "/tranches");
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        var programme = Tranche2019.empty().programme;
        var key = UUID.randomUUID().toString();
        var tranche = Map.of("number", 2, "title", "Deuxième tranche");

        var first = post(key, tranche, programme);
        var second = post(key, tranche, programme);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        post(key, Map.of("number", 3, "title", "Troisième"), programme)
                .then()
                .statusCode(422)
                .body("type", is("/problems/idempotency-key-reused"));
        get(Tokens.AGENT, "/v1/tranches?programmeId=" + programme).body("items", hasSize(2));
    }

    @Test
    void aRefusalIsNotStored() {
        var programme = Tranche2019.empty().programme;
        var key = UUID.randomUUID().toString();

        post(key, Map.of("number", 1, "title", "La première est prise"), programme)
                .then()
                .statusCode(409)
                .body("type", is("/problems/already-exists"));
        post(key, Map.of("number", 2, "title", "Deuxième"), programme).then().statusCode(201);
    }

    @Test
    void simultaneousRequestsCreateOneResource() throws Exception {
        var programme = Tranche2019.empty().programme;
        var key = UUID.randomUUID().toString();
        var answers = together(8, () -> post(key, Map.of("number", 2, "title", "Deuxième"), programme));

        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(201, 409)
                .contains(201);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(
                        answer -> assertThat(answer.<String>path("type")).isEqualTo("/problems/request-in-progress"));
        get(Tokens.AGENT, "/v1/tranches?programmeId=" + programme).body("items", hasSize(2));
    }

    @Test
    void sixtyFourRequestsAtOnceAreAllDone() throws Exception {
        var programme = Tranche2019.empty().programme;
        var number = new AtomicInteger(1);

        var answers = together(
                64,
                () -> post(
                        UUID.randomUUID().toString(),
                        Map.of("number", number.incrementAndGet(), "title", "Un lot"),
                        programme));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        get(Tokens.AGENT, "/v1/tranches?limit=100&programmeId=" + programme).body("items", hasSize(65));
    }

    @Test
    void simultaneousDecisionsHaveOneEffect() throws Exception {
        var sample = Tranche2019.draft().submitted();
        var path = "/v1/tranches/" + sample.tranche;
        var decision = sample.decision("ADOPTED");

        var answers = together(
                8,
                () -> Api.as(Tokens.DELIBERATION)
                        .contentType(ContentType.JSON)
                        .body(decision)
                        .put(path + "/decision"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(7);
        get(Tokens.AGENT, path + "/conventions?limit=100").body("items", hasSize(11));
    }

    @Test
    void anActionAddedDuringTheSubmissionIsIncludedOrRefused() throws Exception {
        var sample = Tranche2019.draft();
        var path = "/v1/tranches/" + sample.tranche;
        var carriers = IntStream.range(0, 6)
                .mapToObj(n -> sample.carrier("Association " + n))
                .toList();
        var next = new AtomicInteger();

        var answers = together(7, () -> {
            var turn = next.getAndIncrement();
            return turn == 3
                    ? Api.as(Tokens.AGENT).header("If-Match", "*").put(path + "/submission")
                    : Api.as(Tokens.AGENT)
                            .contentType(ContentType.JSON)
                            .body(Map.of(
                                    "pillar", 1,
                                    "section", "FONCTIONNEMENT",
                                    "title", "Au dernier moment",
                                    "carrierId", carriers.get(turn % 6),
                                    "territories", List.of("metropole"),
                                    "cost", "2.00",
                                    "contribution", "1.00"))
                            .post(path + "/actions");
        });

        var added =
                answers.stream().filter(answer -> answer.statusCode() == 201).count();
        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(200, 201, 409)
                .contains(200);
        get(Tokens.AGENT, path + "/submissions/1").body("actions", hasSize((int) (51 + added)));
        get(Tokens.AGENT, path + "/actions?limit=100").body("items", hasSize((int) (51 + added)));
    }

    @Test
    void aListIsReadPageByPageWithoutAGap() {
        var sample = Tranche2019.draft();
        var path = "/v1/tranches/" + sample.tranche + "/actions?limit=20";
        var seen = new java.util.ArrayList<String>();
        String cursor = null;
        do {
            var page = get(Tokens.AGENT, path + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("next");
            if (cursor == null) {
                assertThat(page.header("Link")).isNull();
            } else {
                assertThat(page.header("Link"))
                        .contains(path, "cursor=" + cursor)
                        .endsWith("; rel=\"next\"");
            }
        } while (cursor != null);

        assertThat(seen).hasSize(51).doesNotHaveDuplicates().isSorted();
    }

    private static List<Response> together(int callers, Callable<Response> call) throws Exception {
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var answers = new java.util.ArrayList<Response>();
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(callers, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
