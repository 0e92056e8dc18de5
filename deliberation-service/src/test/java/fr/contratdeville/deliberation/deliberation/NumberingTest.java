package fr.contratdeville.deliberation.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Refusals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One series of numbers per assembly and year, without a gap or duplicate (rule E4). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class NumberingTest {

    @Test
    void eachAssemblyAndEachYearHasItsOwnSeries() {
        var bureau = Meeting.of(3);
        var council = Meeting.of(3);
        for (var meeting : List.of(bureau, council)) {
            var item = meeting.item("Premier point");
            var ballot = meeting.opened(3).adopted(item);
            get("/v1/ballots/" + ballot).body("deliberation.number", is("2019.00001"));
        }
        var second = bureau.another();
        var item = second.item("Second point");
        get("/v1/ballots/" + second.opened(3).adopted(item)).body("deliberation.number", is("2019.00002"));
    }

    /** For example a replica that was frozen in its transaction. The wait is bounded, and no number is lost. */
    @Test
    void aClosingDoesNotWaitForeverForTheSeries() throws Exception {
        var meeting = Meeting.of(3);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        meeting.opened(3).adopted(first);
        var ballot = meeting.ballot(second);
        var closing = Map.of("at", meeting.next(), "unanimity", "FOR");
        try (var holder = Environment.database();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select * from register where assembly_id = '" + meeting.assembly + "' for update");

            meeting.closeBallot(ballot, closing)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", is("/problems/database-unavailable"));
            get("/v1/ballots/" + ballot).body("state", is("OPEN"));
        }
        meeting.closeBallot(ballot, closing).statusCode(200).body("deliberation.number", is("2019.00002"));
    }

    /** Concurrent closings in several sessions of one assembly, and as many closings that are refused. */
    @Test
    void manyBallotsClosedAtOnceLeaveNoGap() throws Exception {
        var first = Meeting.of(3);
        Api.put("/v1/assemblies/" + first.assembly + "/registers/2019", Map.of("nextNumber", 81));
        var closings = new ArrayList<Callable<ExtractableResponse<Response>>>();
        for (var session = 0; session < 6; session++) {
            var meeting = session == 0 ? first : first.another();
            var items = IntStream.range(0, 2)
                    .mapToObj(n -> meeting.item("Point " + n))
                    .toList();
            meeting.opened(3);
            var ballots = items.stream().map(meeting::ballot).toList();
            var at = meeting.next();
            for (var ballot : ballots) {
                var wrong = Map.of("at", at, "against", Map.of("count", 9));
                closings.add(() -> meeting.closeBallot(ballot, wrong).extract());
                var right = Map.of("at", at, "unanimity", "FOR");
                closings.add(() -> meeting.closeBallot(ballot, right).extract());
            }
        }

        var answers = together(closings);

        var numbers = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> answer.<String>path("deliberation.number"))
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(81, 92)
                        .mapToObj("2019.%05d"::formatted)
                        .toList());
        assertThat(get("/v1/deliberations?assemblyId=" + first.assembly)
                        .extract()
                        .<List<String>>path("items.number"))
                .containsExactlyInAnyOrderElementsOf(numbers);
    }

    /** Concurrent closings of the same ballot: one of them closes it. */
    @Test
    void oneBallotClosedManyTimesAtOnceHasOneNumber() throws Exception {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        var ballot = meeting.opened(item, 3);
        var minutes = Map.of("at", meeting.next(), "unanimity", "FOR");
        var closings = IntStream.range(0, 8)
                .<Callable<ExtractableResponse<Response>>>mapToObj(
                        n -> () -> meeting.closeBallot(ballot, minutes).extract())
                .toList();

        assertThat(together(closings))
                .extracting(answer -> answer.statusCode() + " " + answer.path("deliberation.number"))
                .containsOnly("200 2019.00001");
        get("/v1/assemblies/" + meeting.assembly + "/registers/2019").body("nextNumber", is(2));
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aSeriesEndsAtItsLastNumber() {
        var meeting = Meeting.of(3);
        Api.put("/v1/assemblies/" + meeting.assembly + "/registers/2019", Map.of("nextNumber", 99_999));
        var last = meeting.item("Dernier point");
        var tooLate = meeting.item("Un point de trop");
        get("/v1/ballots/" + meeting.opened(3).adopted(last)).body("deliberation.number", is("2019.99999"));
        var ballot = meeting.ballot(tooLate);

        Refusals.refused(meeting.closeBallot(ballot, Map.of("unanimity", "FOR")), 409, "register-full", "E4");

        get("/v1/ballots/" + ballot).body("state", is("OPEN"));
    }
}
