package fr.contratdeville.deliberation.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each operation on a ballot reads the history of the session once, however often the law uses it. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ReadOnceTest {
    /** The entities of the history. */
    private static final List<String> HISTORY =
            List.of("Mandate", "AttendanceEvent", "WrittenProxy", "DeclaredRecusal");

    @Inject
    SessionFactory sessions;

    private Meeting meeting;
    private String item;

    @BeforeEach
    void discuss() {
        sessions.getStatistics().setStatisticsEnabled(true);
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item);
    }

    @AfterEach
    void stopCounting() {
        sessions.getStatistics().setStatisticsEnabled(false);
    }

    /** How often this work reads each part of the history. */
    private Map<String, Long> reads(Runnable work) {
        var statistics = sessions.getStatistics();
        statistics.clear();
        work.run();
        var reads = new TreeMap<String, Long>();
        for (var part : HISTORY) {
            reads.put(
                    part,
                    Arrays.stream(statistics.getQueries())
                            .filter(query -> query.matches(".*\\b" + part + "\\b.*"))
                            .mapToLong(query ->
                                    statistics.getQueryStatistics(query).getExecutionCount())
                            .sum());
        }
        return reads;
    }

    private static void assertReadOnce(Map<String, Long> reads) {
        assertThat(reads)
                .hasSize(HISTORY.size())
                .allSatisfy((part, times) -> assertThat(times).as(part).isEqualTo(1));
    }

    @Test
    void toCloseAnOrdinaryBallot() {
        String ballot = meeting.openBallot(item).extract().path("id");

        assertReadOnce(reads(
                () -> meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200)));
    }

    @Test
    void toCloseAPublicBallotOfManyVotes() {
        String ballot = meeting.openBallot(item, Map.of("publicAskedBy", meeting.members.subList(0, 2)))
                .extract()
                .path("id");
        for (var member : meeting.members.subList(0, 5)) {
            meeting.vote(ballot, member, "FOR").statusCode(200);
        }

        assertReadOnce(reads(() -> meeting.closeBallot(ballot, Map.of()).statusCode(200)));
    }

    @Test
    void toOpenABallotAndToCastAVoteInPerson() {
        var opened = reads(() -> meeting.openBallot(item, Map.of("secretAskedBy", meeting.members.subList(0, 2)))
                .statusCode(201));
        String ballot = Api.get(meeting.path() + "/ballots").extract().path("items[0].id");
        var token = meeting.token(0);

        assertReadOnce(opened);
        assertReadOnce(reads(() -> Meeting.vote(token, ballot, meeting.members.get(0), Map.of("choice", "FOR"))
                .statusCode(200)));
    }

    @Test
    void toPutAnItemToDiscussion() {
        meeting.item("Point 2");
        var third = meeting.item("Point 3");

        assertReadOnce(reads(() -> meeting.discussed(third)));
    }
}
