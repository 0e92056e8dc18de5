package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Concurrent requests: no update is lost, no vote counts twice, no number is lost or assigned twice. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RaceTest {

    /** Makes all calls at the same time, and returns the answers in the order of the calls. */
    private static List<ExtractableResponse<Response>> together(List<Callable<ValidatableResponse>> calls)
            throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = pool.invokeAll(calls.stream()
                    .<Callable<ExtractableResponse<Response>>>map(call -> () -> {
                        barrier.await();
                        return call.call().extract();
                    })
                    .toList());
            var extracted = new ArrayList<ExtractableResponse<Response>>();
            for (var answer : answers) {
                extracted.add(answer.get());
            }
            return extracted;
        } finally {
            pool.shutdown();
        }
    }

    private static void journalIsWhole(Meeting meeting) throws SQLException {
        var last = get(meeting.path() + "/live").extract().<Integer>path("sequence");
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*), count(distinct sequence), min(sequence),"
                        + " max(sequence) from session_event where session_id = '" + meeting.session + "'")) {
            found.next();
            assertThat(List.of(found.getInt(1), found.getInt(2), found.getInt(3), found.getInt(4)))
                    .containsExactly(last, last, 1, last);
        }
    }

    /** Each of them twice: the second one is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"secretAskedBy", "publicAskedBy"})
    void sixtyNineMembersVoteInTheSameSecond(String asked) throws Exception {
        var meeting = Meeting.of(69);
        var tokens = IntStream.range(0, 69).mapToObj(meeting::token).toList();
        var item = meeting.item("Programmation 2019");
        meeting.opened(69).discussed(item);
        String ballot = meeting.openBallot(item, Map.of(asked, meeting.members.subList(0, 30)))
                .statusCode(201)
                .extract()
                .path("id");
        var at = meeting.next();
        var calls = new ArrayList<Callable<ValidatableResponse>>();
        for (var member = 0; member < 69; member++) {
            var token = tokens.get(member);
            var voter = meeting.members.get(member);
            var choice = member < 40 ? "FOR" : member < 60 ? "AGAINST" : "ABSTENTION";
            // Public votes are sent with the same instant, secret ones without any.
            var vote = asked.equals("publicAskedBy") ? Map.of("choice", choice, "at", at) : Map.of("choice", choice);
            calls.add(() -> Meeting.vote(token, ballot, voter, vote));
            calls.add(() -> Meeting.vote(token, ballot, voter, vote));
        }
        Collections.shuffle(calls);

        var answers = together(calls);

        assertThat(answers).extracting(ExtractableResponse::statusCode).containsOnly(200, 409);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(69);
        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.for", is(40))
                .body("result.against", is(20))
                .body("result.abstentions", is(9))
                .body("result.cast", is(69));
        journalIsWhole(meeting);
    }

    @Test
    void twoSecretariesRecordAtOnceAndNothingIsLost() throws Exception {
        var meeting = Meeting.of(40);
        meeting.item("Programmation 2019");
        meeting.convened();
        var at = meeting.next();
        var calls = IntStream.range(0, 40)
                .<Callable<ValidatableResponse>>mapToObj(member -> () -> meeting.attendance(
                        "ARRIVAL", at, meeting.members.stream().skip(member).limit(1)))
                .toList();

        assertThat(together(calls)).extracting(ExtractableResponse::statusCode).containsOnly(201);

        get(meeting.path()).body("counts.present", is(40));
        journalIsWhole(meeting);
    }

    /** Whatever the order, the count equals the log at that instant. */
    @RepeatedTest(5)
    void aBallotOpensAgainstADeparture() throws Exception {
        var meeting = Meeting.of(7);
        var item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item);
        var departure = meeting.next();
        var opening = meeting.next();

        var answers = together(List.of(
                () -> meeting.openBallot(item, Map.of("at", opening)),
                () -> meeting.attendance(
                        "DEPARTURE", departure, meeting.members.stream().skip(4).limit(1))));

        assertThat(answers.get(0).statusCode()).isEqualTo(201);
        var left = answers.get(1).statusCode() == 201;
        assertThat(answers.get(0).<Integer>path("voices")).isEqualTo(left ? 4 : 5);
        Api.as(Tokens.ASSEMBLY)
                .queryParam("at", opening)
                .get(meeting.path() + "/presence")
                .then()
                .body("count", is(left ? 4 : 5));
        String ballot = answers.get(0).path("id");
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true));
        get(meeting.path() + "/quorum-ledger/verification").body("same", is(true));
    }

    @RepeatedTest(3)
    void theSessionOpensAgainstADeparture() throws Exception {
        var meeting = Meeting.of(5);
        meeting.item("Programmation 2019");
        meeting.convened().arrived(3);
        var departure = meeting.next();
        var opening = meeting.opening();

        var answers = together(List.of(
                () -> Api.put(meeting.path() + "/opening", opening),
                () -> meeting.attendance(
                        "DEPARTURE", departure, meeting.members.stream().skip(2).limit(1))));

        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        var left = answers.get(1).statusCode() == 201;
        assertThat(answers.get(0).<String>path("state")).isEqualTo(left ? "INQUORATE" : "OPEN");
        get(meeting.path() + "/quorum-ledger/verification").body("same", is(true));
    }

    /** Two different closings: one gives the result, the other one is refused. */
    @RepeatedTest(3)
    void twoDifferentClosings() throws Exception {
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.item("Programmation 2019"), 5);
        var at = meeting.next();

        var answers = together(List.of(
                () -> meeting.closeBallot(ballot, Map.of("at", at, "unanimity", "FOR")),
                () -> meeting.closeBallot(ballot, Map.of("at", at, "unanimity", "AGAINST"))));

        assertThat(answers).extracting(ExtractableResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        get("/v1/assemblies/" + meeting.assembly + "/registers/2019").body("nextNumber", is(2));
    }

    /** One member gives proxies to two others; the law accepts one of them. */
    @RepeatedTest(3)
    void twoProxiesOfOneMemberAtOnce() throws Exception {
        var meeting = Meeting.of(5);
        meeting.item("Programmation 2019");
        meeting.convened();
        var calls = IntStream.range(0, 4)
                .<Callable<ValidatableResponse>>mapToObj(holder -> () -> Api.posted(
                        "/v1/assemblies/" + meeting.assembly + "/proxies",
                        Map.of(
                                "giverId", meeting.members.get(4),
                                "holderId", meeting.members.get(holder),
                                "givenAt", "2019-03-06T10:00:00+01:00",
                                "sessionIds", List.of(meeting.session))))
                .toList();

        assertThat(together(calls))
                .extracting(ExtractableResponse::statusCode)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    /** Whoever is first: a decision is never about a tranche that was withdrawn. */
    @RepeatedTest(12)
    void aTrancheIsWithdrawnWhileItsBallotOpens(RepetitionInfo round) throws Exception {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.opened(4).discussed(item);
        if (round.getCurrentRepetition() % 2 == 0) {
            // The hold was lifted: the opening puts it again.
            Tranches.lift(tranche);
        }

        var answers = together(List.of(() -> meeting.openBallot(item), () -> Tranches.withdraw(tranche)));

        if (answers.get(0).statusCode() == 201) {
            assertThat(answers.get(1).statusCode()).isEqualTo(409);
            assertThat(answers.get(1).<String>path("type")).isEqualTo("/problems/tranche-held");
            meeting.closeBallot(answers.get(0).path("id"), Map.of("unanimity", "FOR"))
                    .statusCode(200);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> Tranches.get(tranche).body("state", is("ADOPTED")));
        } else {
            assertThat(answers).extracting(ExtractableResponse::statusCode).containsExactly(409, 200);
            assertThat(answers.get(0).<String>path("type")).isEqualTo("/problems/object-changed");
            assertThat(round.getCurrentRepetition()).isEven();
        }
    }

    /** Whoever is first: a listed tranche is held, and a withdrawn one is not listed. */
    @RepeatedTest(8)
    void aTrancheIsWithdrawnWhileItIsListed() throws Exception {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);

        var answers = together(List.of(
                () -> Api.posted(
                        meeting.path() + "/agenda-items",
                        Map.of("title", "Programmation 2019", "kind", "DELIBERATION", "trancheId", tranche)),
                () -> Tranches.withdraw(tranche)));

        var listed = answers.get(0).statusCode() == 201;
        assertThat(answers)
                .extracting(ExtractableResponse::statusCode)
                .containsExactly(listed ? 201 : 409, listed ? 409 : 200);
        if (!listed) {
            assertThat(answers.get(0).<String>path("type")).isEqualTo("/problems/tranche-not-submitted");
        }
    }

    /** Two sessions list the same tranche: one has it, and holds it. */
    @RepeatedTest(4)
    void aTrancheIsListedTwiceAtOnce() throws Exception {
        var tranche = Tranches.submitted();
        var meetings = List.of(Meeting.of(3), Meeting.of(3), Meeting.of(3));

        var answers = together(meetings.stream()
                .<Callable<ValidatableResponse>>map(meeting -> () -> Api.posted(
                        meeting.path() + "/agenda-items",
                        Map.of("title", "Programmation 2019", "kind", "DELIBERATION", "trancheId", tranche)))
                .toList());

        assertThat(answers)
                .extracting(ExtractableResponse::statusCode)
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        String item = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .findFirst()
                .orElseThrow()
                .path("id");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> Tranches.get(tranche).body("hold.itemId", is(item)));
    }
}
