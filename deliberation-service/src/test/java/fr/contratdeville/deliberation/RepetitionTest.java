package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repeated requests. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RepetitionTest {
    private final String key = UUID.randomUUID().toString();
    private Meeting meeting;

    @BeforeEach
    void prepare() {
        meeting = Meeting.of(3);
    }

    private Response list(String title) {
        return Api.as(Tokens.ASSEMBLY)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Map.of("title", title, "kind", "DELIBERATION"))
                .post(meeting.path() + "/agenda-items");
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        var first = list("Premier point");
        var second = list("Premier point");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        refused(list("Autre point").then(), 422, "idempotency-key-reused");
        get(meeting.path()).body("agenda", hasSize(1));
    }

    @Test
    void aRefusalIsNotStored() {
        var tranche = Map.of("title", "Point", "kind", "INFORMATION", "trancheId", Tranches.draft());
        Api.as(Tokens.ASSEMBLY)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(tranche)
                .post(meeting.path() + "/agenda-items")
                .then()
                .statusCode(422);

        assertThat(list("Premier point").statusCode()).isEqualTo(201);
    }

    @Test
    void concurrentRepetitionsCreateOne() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = pool.invokeAll(Stream.<Callable<Response>>generate(() -> () -> list("Premier point"))
                    .limit(8)
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        } finally {
            pool.shutdown();
        }
        get(meeting.path()).body("agenda", hasSize(1));
    }

    @Test
    void attendanceThatIsRepeatedIsRecordedOnce() {
        meeting.item("Programmation 2019");
        meeting.convened();
        var body = Map.of(
                "events", List.of(Map.of("memberId", meeting.president(), "kind", "ARRIVAL", "at", meeting.next())));
        for (var time = 0; time < 2; time++) {
            Api.as(Tokens.ASSEMBLY)
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(body)
                    .post(meeting.path() + "/attendance")
                    .then()
                    .statusCode(201);
        }

        get(meeting.path() + "/attendance").body("items", hasSize(1));
    }

    @Test
    void aMalformedKeyIsRefused() {
        refused(
                Api.wronglyAs(Tokens.ASSEMBLY)
                        .header("Idempotency-Key", "x".repeat(101))
                        .contentType("application/json")
                        .body(Map.of("title", "Point", "kind", "DELIBERATION"))
                        .post(meeting.path() + "/agenda-items")
                        .then(),
                400,
                "invalid-request");
    }
}
