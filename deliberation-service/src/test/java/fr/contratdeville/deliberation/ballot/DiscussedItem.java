package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An item in discussion, and requests on its ballots. */
abstract class DiscussedItem {
    Meeting meeting;
    String item;

    /** Seven members, five of them present, and an item in discussion. */
    void discussed() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item);
    }

    List<String> members(int from, int to) {
        return List.copyOf(meeting.members.subList(from, to));
    }

    String open(String form, int asking) {
        return meeting.openBallot(item, Map.of(form, members(0, asking)))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, ?> choice(String choice) {
        return Map.of("choice", choice);
    }

    /** A vote with its instant, for a session that is recorded later. */
    Map<String, ?> now(String choice) {
        return Map.of("choice", choice, "at", meeting.next());
    }

    ValidatableResponse annul(String ballot) {
        return Api.put(
                "/v1/ballots/" + ballot + "/annulment", Map.of("at", meeting.next(), "reason", "Erreur de décompte"));
    }

    String lastBallot() {
        List<String> ballots = get(meeting.path() + "/ballots").extract().path("items.id");
        return ballots.get(ballots.size() - 1);
    }

    List<Map<String, Object>> candidates(String... born) {
        return IntStream.range(0, born.length)
                .mapToObj(index -> {
                    var candidate = new HashMap<String, Object>();
                    candidate.put("memberId", meeting.members.get(index));
                    candidate.put("bornOn", born[index]);
                    return (Map<String, Object>) candidate;
                })
                .toList();
    }

    Map<String, ?> counted(int first, int second, int blank) {
        return Map.of(
                "counted",
                Map.of(
                        "blank",
                        blank,
                        "candidates",
                        List.of(
                                Map.of("memberId", meeting.members.get(0), "votes", first),
                                Map.of("memberId", meeting.members.get(1), "votes", second))));
    }

    static List<String> rows(String sql) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
