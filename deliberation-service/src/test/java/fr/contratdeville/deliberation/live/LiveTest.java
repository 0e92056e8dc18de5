package fr.contratdeville.deliberation.live;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The live view: each line is sent once, also over a lost connection. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class LiveTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One server-sent event. */
    private record Sent(String id, String name, JsonNode data) {}

    /** A client that reads the stream on its own thread until it is closed. */
    private static final class Screen implements AutoCloseable {
        private final BlockingQueue<Sent> arrived = new LinkedBlockingQueue<>();
        private final Stream<String> stream;
        private final Thread reader;
        private final StringBuilder everything = new StringBuilder();
        private volatile boolean endedWell;

        Screen(String session, @Nullable String lastEventId) throws Exception {
            this(Tokens.ASSEMBLY, session, lastEventId);
        }

        Screen(String token, String session, @Nullable String lastEventId) throws Exception {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + session + "/live/events"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("text/event-stream");
            stream = answer.body();
            reader = new Thread(this::read, "screen");
            reader.start();
        }

        private void read() {
            var id = new String[1];
            var name = new String[1];
            try {
                stream.forEach(line -> {
                    everything.append(line).append('\n');
                    if (line.startsWith("id:")) {
                        id[0] = line.substring(3).strip();
                    } else if (line.startsWith("event:")) {
                        name[0] = line.substring(6).strip();
                    } else if (line.startsWith("data:")) {
                        arrived.add(new Sent(id[0], name[0], json(line.substring(5))));
                    }
                });
                endedWell = true;
            } catch (RuntimeException closed) {
                // The test is over.
            }
        }

        private static JsonNode json(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException failure) {
                throw new IllegalStateException(failure);
            }
        }

        /** Waits for an event that matches; returns all events up to it. */
        List<Sent> until(Predicate<Sent> wanted) throws InterruptedException {
            var sent = new ArrayList<Sent>();
            var end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                var next = arrived.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    sent.add(next);
                    if (wanted.test(next)) {
                        return sent;
                    }
                }
            }
            throw new AssertionError("Not sent; only " + sent);
        }

        List<Sent> untilView(Predicate<JsonNode> wanted) throws InterruptedException {
            return until(sent -> sent.name().equals("view") && wanted.test(sent.data()));
        }

        @Override
        public void close() {
            reader.interrupt();
            stream.close();
        }
    }

    private static List<Integer> lines(List<Sent> sent) {
        return sent.stream()
                .filter(event -> event.name().equals("line"))
                .map(event -> event.data().get("sequence").asInt())
                .toList();
    }

    private static JsonNode last(List<Sent> sent) {
        return sent.get(sent.size() - 1).data();
    }

    @Test
    void followersReceiveEventsAtOnce() throws Exception {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.convened();
        try (var screen = new Screen(meeting.path(), null)) {
            assertThat(last(screen.untilView(view -> true)).get("state").asText())
                    .isEqualTo("CONVENED");

            meeting.arrived(4).opened();
            var opened =
                    last(screen.untilView(view -> view.get("state").asText().equals("OPEN")));
            assertThat(opened.get("present")).hasSize(4);
            assertThat(opened.get("quorum").get("required").asInt()).isEqualTo(3);
            assertThat(opened.get("quorum").get("met").asBoolean()).isTrue();
            assertThat(opened.get("item").isNull()).isTrue();

            var ballot = meeting.ballot(item);
            var voting = last(screen.untilView(view -> view.get("ballot").isObject()));
            assertThat(voting.get("item").get("state").asText()).isEqualTo("IN_DISCUSSION");
            assertThat(voting.get("ballot").get("state").asText()).isEqualTo("OPEN");
            assertThat(voting.get("ballot").get("result").isNull()).isTrue();

            meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
            var voted = last(screen.untilView(
                    view -> view.get("ballot").get("state").asText().equals("CLOSED")));
            assertThat(voted.get("ballot").get("result").get("wording").asText())
                    .isEqualTo("à l'unanimité");
        }
    }

    /** The token is accepted for ten seconds more than it says, because clocks differ. */
    @Test
    void theStreamEndsWithTheToken() throws Exception {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.convened();
        try (var screen = new Screen(Tokens.until(Instant.now().minusSeconds(1)), meeting.path(), null)) {
            screen.untilView(view -> true);
            screen.reader.join(PATIENCE.toMillis());
            assertThat(screen.reader.isAlive()).isFalse();
            assertThat(screen.endedWell).isTrue();
        }
    }

    @Test
    void theStreamAndTheJournalHaveTheSameLines() throws Exception {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4).adopted(item);
        var last = Api.get(meeting.path() + "/live").extract().<Integer>path("sequence");
        try (var screen = new Screen(meeting.path(), "0")) {
            var sent = screen.until(
                    event -> event.name().equals("view") && event.id().equals(last.toString()));
            var journal =
                    JSON.readTree(Api.get(meeting.path() + "/journal").extract().asString());
            assertThat(sent.stream()
                            .filter(event -> event.name().equals("line"))
                            .map(Sent::data))
                    .hasSize(last)
                    .containsExactlyElementsOf(journal.get("items"));
        }
    }

    @Test
    void eachLineIsSentOnceAfterALostConnection() throws Exception {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.convened();
        List<Sent> before;
        try (var screen = new Screen(meeting.path(), "0")) {
            meeting.arrived(4);
            before = screen.untilView(view -> view.get("counts").get("present").asInt() == 4);
        }
        var lastId = before.get(before.size() - 1).id();

        meeting.opened().adopted(item);
        meeting.left(4, 1);

        List<Sent> after;
        try (var screen = new Screen(meeting.path(), lastId)) {
            after = screen.untilView(view -> view.get("counts").get("present").asInt() == 3);
        }
        var sent = new ArrayList<>(lines(before));
        sent.addAll(lines(after));
        assertThat(sent)
                .containsExactlyElementsOf(
                        Stream.iterate(1, n -> n + 1).limit(sent.size()).toList());
        assertThat(last(after).get("sequence").asInt()).isEqualTo(sent.size());
        assertThat(after.stream()
                        .filter(event -> event.name().equals("line"))
                        .map(event -> event.data().get("kind").asText()))
                .containsExactly("OPENED", "ITEM_DISCUSSED", "BALLOT_OPENED", "BALLOT_CLOSED", "DEPARTURE");
    }

    @Test
    void aSecretBallotShowsOnlyTheNumberOfVotes() throws Exception {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4).discussed(item);
        try (var screen = new Screen(meeting.path(), null)) {
            String ballot = meeting.openBallot(item, Map.of("secretAskedBy", meeting.members.subList(0, 2)))
                    .statusCode(201)
                    .extract()
                    .path("id");
            for (var member = 0; member < 3; member++) {
                Meeting.vote(meeting.token(member), ballot, meeting.members.get(member), Map.of("choice", "SPOILT"))
                        .statusCode(200);
            }
            var sent = screen.untilView(view -> view.get("ballot").isObject()
                    && view.get("ballot").get("cast").asInt() == 3);

            assertThat(sent.stream()
                            .filter(event -> event.name().equals("line"))
                            .map(Sent::data)
                            .filter(line -> line.get("kind").asText().equals("VOTE_CAST")))
                    .hasSize(3)
                    .allSatisfy(line -> {
                        assertThat(line.get("memberId").isNull()).isTrue();
                        assertThat(line.get("at").isNull()).isTrue();
                    });
            assertThat(screen.everything.toString()).doesNotContain("SPOILT").doesNotContain("spoilt");
            get(meeting.path() + "/live").body("ballot.cast", is(3)).body("ballot.result", nullValue());
        }
    }

    /** Another replica writes to the database; this process is not notified. */
    @Test
    void changesOfAnotherReplicaAreSent() throws Exception {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.convened();
        try (var screen = new Screen(meeting.path(), null)) {
            screen.untilView(view -> true);
            try (var connection = Environment.database();
                    var statement = connection.createStatement()) {
                statement.execute("""
                        insert into session_event (session_id, sequence, kind, recorded_at)
                        select session_id, max(sequence) + 1, 'SUSPENDED', now() from session_event
                        where session_id = '%s' group by session_id
                        """.formatted(meeting.session));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            var sent = screen.until(event -> event.name().equals("line"));

            assertThat(last(sent).get("kind").asText()).isEqualTo("SUSPENDED");
        }
    }

    @Test
    void onlyReadersOfTheSessionFollowIt() {
        var meeting = Meeting.of(3);
        for (var path : List.of(meeting.path() + "/live", meeting.path() + "/live/events")) {
            refused(Api.wronglyAs(null).get(path).then(), 401, "unauthenticated");
            refused(Api.wronglyAs(Tokens.AGENT).get(path).then(), 403, "forbidden");
        }
        get(MemberTokens.of("somebody"), meeting.path() + "/live")
                .statusCode(200)
                .body("present", hasSize(0));
        refused(get("/v1/sessions/01a20a3c-2cd2-7c8f-8565-0d1756167e97/live"), 404, "not-found");
    }
}
