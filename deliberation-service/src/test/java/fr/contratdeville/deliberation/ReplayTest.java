package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A replay of a session gives the same ledger and the same results. In a random session, members arrive, leave, give
 * proxies, are recused and vote; all events of its journal are then repeated, in order, in another session of the same
 * assembly.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ReplayTest {
    private static final int MEMBERS = 9;
    private static final int ITEMS = 6;

    private static void hold(Meeting meeting, List<String> items, Random random) {
        meeting.convened();
        for (var proxy = 0; proxy < 2; proxy++) {
            proxy(
                    meeting,
                    meeting.members.get(MEMBERS - 1 - proxy),
                    meeting.members.get(proxy),
                    "2019-03-06T10:00:00+01:00");
        }
        var inside = IntStream.range(0, 6).boxed().collect(Collectors.toCollection(ArrayList::new));
        meeting.arrived(6).opened();
        for (var item : items) {
            if (random.nextInt(3) == 0) {
                var member = 2 + random.nextInt(MEMBERS - 2);
                Api.put(
                                "/v1/agenda-items/" + item + "/recusals/" + meeting.members.get(member),
                                Map.of(
                                        "kind", "PERSONAL",
                                        "reason", "Dirige un organisme financé.",
                                        "at", meeting.next()))
                        .statusCode(200);
            }
            comeAndGo(meeting, inside, random);
            // Also items postponed with an earlier item: late arrivals may have restored the quorum (rule Q8).
            meeting.discussed(item);
            if (get("/v1/agenda-items/" + item).extract().path("state").equals("IN_DISCUSSION")) {
                comeAndGo(meeting, inside, random);
                vote(meeting, item, random);
            }
        }
        meeting.closed();
    }

    /** The first two never leave: one is the president, and the quorum is rarely lost. */
    private static void comeAndGo(Meeting meeting, List<Integer> inside, Random random) {
        for (var member = 2; member < MEMBERS; member++) {
            if (random.nextInt(4) == 0) {
                var present = inside.contains(member);
                meeting.attendance(
                                present ? "DEPARTURE" : "ARRIVAL",
                                meeting.next(),
                                List.of(meeting.members.get(member)).stream())
                        .statusCode(201);
                if (present) {
                    inside.remove((Integer) member);
                } else {
                    inside.add(member);
                }
            }
        }
    }

    private static void vote(Meeting meeting, String item, Random random) {
        var wish = random.nextInt(3);
        var asked = wish == 0
                ? Map.<String, Object>of()
                : Map.<String, Object>of(wish == 1 ? "publicAskedBy" : "secretAskedBy", present(meeting));
        String ballot =
                meeting.openBallot(item, asked).statusCode(201).extract().path("id");
        int voices = get("/v1/ballots/" + ballot).extract().path("voices");
        String form = get("/v1/ballots/" + ballot).extract().path("form");
        if (form.equals("ORDINARY")) {
            meeting.closeBallot(
                            ballot,
                            Map.of(
                                    "against",
                                    Map.of("count", 0),
                                    "abstentions",
                                    Map.of("count", random.nextInt(voices))))
                    .statusCode(200);
        } else if (form.equals("PUBLIC")) {
            for (var voter : present(meeting)) {
                var answer = meeting.vote(ballot, voter, random.nextBoolean() ? "FOR" : "AGAINST");
                assertThat(answer.extract().statusCode()).isIn(200, 409);
            }
            meeting.closeBallot(ballot, Map.of()).statusCode(200);
        } else {
            var inFavour = random.nextInt(voices + 1);
            meeting.closeBallot(ballot, Map.of("counted", Map.of("for", inFavour, "against", voices - inFavour)))
                    .statusCode(200);
        }
    }

    /** Present members who are recused from no item. */
    private static List<String> present(Meeting meeting) {
        return List.of(meeting.members.get(0), meeting.members.get(1));
    }

    private static void proxy(Meeting meeting, Object giver, Object holder, Object givenAt) {
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/proxies",
                Map.of(
                        "giverId", giver,
                        "holderId", holder,
                        "givenAt", givenAt,
                        "sessionIds", List.of(meeting.session)));
    }

    private static List<Map<String, Object>> list(String path) {
        return get(path + "?limit=100").statusCode(200).extract().path("items");
    }

    /** Repeats the events of a session, in the order of its journal. */
    private static void replay(Meeting held, Meeting again, Map<String, String> items) {
        again.convened();
        var attendance = list(held.path() + "/attendance").iterator();
        var proxies = list(held.path() + "/proxies").iterator();
        var ballots = list(held.path() + "/ballots").stream()
                .collect(Collectors.toMap(ballot -> (String) ballot.get("id"), Function.identity()));
        var reopened = new HashMap<String, String>();
        Map<String, Object> session = get(held.path()).extract().path("$");
        for (var line : journal(held)) {
            var kind = line.get("kind");
            var at = line.get("at");
            var item = items.get(line.get("itemId"));
            var ballot = ballots.get(line.get("ballotId"));
            switch (kind) {
                case "OPENED" ->
                    Api.put(
                                    again.path() + "/opening",
                                    Map.of(
                                            "at", at,
                                            "presidentId", session.get("presidentId"),
                                            "secretaryId", session.get("secretaryId")))
                            .statusCode(200);
                case "CLOSED" ->
                    Api.put(again.path() + "/closing", Map.of("at", at)).statusCode(200);
                case "ARRIVAL", "DEPARTURE" -> {
                    var event = attendance.next();
                    again.attendance(
                                    (String) event.get("kind"),
                                    (String) event.get("at"),
                                    List.of((String) event.get("memberId")).stream())
                            .statusCode(201);
                }
                case "PROXY_GIVEN" -> {
                    var proxy = proxies.next();
                    proxy(again, proxy.get("giverId"), proxy.get("holderId"), proxy.get("givenAt"));
                }
                case "RECUSAL_DECLARED" -> {
                    var recusal = list("/v1/agenda-items/" + line.get("itemId") + "/recusals").stream()
                            .filter(found -> found.get("memberId").equals(line.get("memberId")))
                            .findFirst()
                            .orElseThrow();
                    Api.put(
                                    "/v1/agenda-items/" + item + "/recusals/" + line.get("memberId"),
                                    Map.of(
                                            "kind", recusal.get("kind"),
                                            "reason", recusal.get("reason"),
                                            "at", at))
                            .statusCode(200);
                }
                case "ITEM_DISCUSSED", "ITEM_INQUORATE" ->
                    Api.put("/v1/agenda-items/" + item + "/discussion", Map.of("at", at))
                            .statusCode(200);
                case "BALLOT_OPENED" -> {
                    var asked = new HashMap<String, Object>();
                    asked.put("at", at);
                    Map<String, Map<String, Object>> demands = cast(ballot.get("demands"));
                    asked.put("publicAskedBy", demands.get("public").get("askedBy"));
                    asked.put("secretAskedBy", demands.get("secret").get("askedBy"));
                    reopened.put(
                            line.get("ballotId"),
                            again.openBallot(item, asked)
                                    .statusCode(201)
                                    .extract()
                                    .path("id"));
                }
                case "VOTE_CAST" -> {
                    List<Map<String, Object>> votes = cast(ballot.get("votes"));
                    var vote = votes.stream()
                            .filter(found -> found.get("principalId").equals(line.get("memberId")))
                            .findFirst()
                            .orElseThrow();
                    Meeting.vote(
                                    Tokens.ASSEMBLY,
                                    reopened.get(line.get("ballotId")),
                                    line.get("memberId"),
                                    Map.of("choice", vote.get("direction"), "at", vote.get("at")))
                            .statusCode(200);
                }
                case "BALLOT_CLOSED" -> {
                    Map<String, Object> result = cast(ballot.get("result"));
                    var closing = new HashMap<String, Object>();
                    closing.put("at", at);
                    if (ballot.get("form").equals("ORDINARY")) {
                        closing.put("against", Map.of("count", result.get("against")));
                        closing.put(
                                "abstentions",
                                Map.of("count", (int) result.get("abstentions") - (int) result.get("departed")));
                    } else if (ballot.get("form").equals("SECRET")) {
                        closing.put("counted", Map.of("for", result.get("for"), "against", result.get("against")));
                    }
                    again.closeBallot(reopened.get(line.get("ballotId")), closing)
                            .statusCode(200);
                }
                default -> assertThat(kind).isIn("CONVENED", "ITEM_LISTED");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    /** All lines of the journal, as sent to a follower that was never connected. */
    private static List<Map<String, String>> journal(Meeting meeting) {
        try (var connection = Environment.database();
                var statement = connection.prepareStatement("select kind, to_char(at at time zone 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), item_id, ballot_id, member_id from session_event"
                        + " where session_id = ?::uuid order by sequence")) {
            statement.setString(1, meeting.session);
            var lines = new ArrayList<Map<String, String>>();
            var found = statement.executeQuery();
            while (found.next()) {
                var line = new LinkedHashMap<String, String>();
                line.put("kind", found.getString(1));
                line.put("at", found.getString(2));
                line.put("itemId", found.getString(3));
                line.put("ballotId", found.getString(4));
                line.put("memberId", found.getString(5));
                lines.add(line);
            }
            return lines;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Everything that must be equal: all but the ids. */
    private static List<Map<String, Object>> ledger(Meeting meeting) {
        return list(meeting.path() + "/quorum-ledger").stream()
                .map(line -> {
                    var bare = new LinkedHashMap<>(line);
                    bare.remove("id");
                    bare.remove("itemId");
                    return (Map<String, Object>) bare;
                })
                .toList();
    }

    private static List<Object> results(Meeting meeting) {
        return list(meeting.path() + "/ballots").stream()
                .map(ballot -> ballot.get("result"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void aSessionReplayedFromItsLogGivesTheSameLedgerAndResults(long seed) {
        var held = Meeting.of(MEMBERS);
        var items =
                IntStream.range(0, ITEMS).mapToObj(n -> held.item("Point " + n)).toList();
        hold(held, items, new Random(seed));
        var again = held.another();
        var copies = items.stream()
                .collect(Collectors.toMap(Function.identity(), item -> again.item("Point " + items.indexOf(item))));

        replay(held, again, copies);

        assertThat(ledger(again)).isEqualTo(ledger(held)).hasSizeGreaterThan(2);
        assertThat(results(again)).isEqualTo(results(held));
        for (var item : items) {
            get("/v1/agenda-items/" + copies.get(item))
                    .body("state", is(get("/v1/agenda-items/" + item).extract().<String>path("state")));
        }
        get(held.path() + "/quorum-ledger/verification").body("same", is(true));
        for (var ballot : list(held.path() + "/ballots")) {
            get("/v1/ballots/" + ballot.get("id") + "/verification").body("same", is(true));
        }
    }
}
