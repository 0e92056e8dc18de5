package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attendance log: presence at an instant, and refused events. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class AttendanceTest {

    private static Meeting convened(int members) {
        var meeting = Meeting.of(members);
        meeting.item("Programmation 2019");
        return meeting.convened();
    }

    private static void presence(Meeting meeting, String at, int count) {
        Api.as(Tokens.ASSEMBLY)
                .queryParam("at", at)
                .get(meeting.path() + "/presence")
                .then()
                .statusCode(200)
                .body("count", is(count));
    }

    @Test
    void whoIsPresentAtAnInstant() {
        var meeting = convened(5);
        var arrival = meeting.next();
        meeting.attendance("ARRIVAL", arrival, meeting.members.stream().limit(4))
                .statusCode(201);
        var departure = meeting.next();
        meeting.attendance("DEPARTURE", departure, meeting.members.stream().limit(1))
                .statusCode(201);
        var back = meeting.next();
        meeting.attendance("ARRIVAL", back, meeting.members.stream().limit(1)).statusCode(201);

        presence(meeting, "2019-03-07T18:00:59+01:00", 0);
        presence(meeting, arrival, 4);
        presence(meeting, "2019-03-07T18:01:59+01:00", 4);
        presence(meeting, departure, 3);
        presence(meeting, back, 4);
        get(meeting.path() + "/attendance")
                .body("items", hasSize(6))
                .body("items.kind", contains("ARRIVAL", "ARRIVAL", "ARRIVAL", "ARRIVAL", "DEPARTURE", "ARRIVAL"));
    }

    @Test
    void anExcusedMemberCanArrive() {
        var meeting = convened(5);
        meeting.attendance(
                        "EXCUSE",
                        "2019-03-06T10:00:00+01:00",
                        meeting.members.stream().skip(2))
                .statusCode(201);
        get(meeting.path())
                .body("counts.present", is(0))
                .body("counts.excused", is(3))
                .body("counts.absent", is(2));
        meeting.arrived(3);

        get(meeting.path())
                .body("counts.present", is(3))
                .body("counts.excused", is(2))
                .body("counts.absent", is(0));
    }

    @Test
    void aMemberLeavesOnlyAfterArriving() {
        var meeting = convened(3);
        var one = List.of(meeting.members.get(0));

        refused(meeting.attendance("DEPARTURE", meeting.next(), one.stream()), 422, "attendance-contradicts");
        meeting.attendance("ARRIVAL", meeting.next(), one.stream()).statusCode(201);
        refused(meeting.attendance("ARRIVAL", meeting.next(), one.stream()), 422, "attendance-contradicts");
        refused(meeting.attendance("EXCUSE", meeting.next(), one.stream()), 422, "attendance-contradicts");
        meeting.attendance("DEPARTURE", meeting.next(), one.stream()).statusCode(201);
        refused(meeting.attendance("DEPARTURE", meeting.next(), one.stream()), 422, "attendance-contradicts");
        refused(meeting.attendance("ARRIVAL", "2019-03-07T18:01:30+01:00", one.stream()), 422, "event-out-of-order");

        get(meeting.path() + "/attendance").body("items", hasSize(2));
    }

    @Test
    void allOrNone() {
        var meeting = convened(3);
        var stranger = Meeting.members(4).get(3);
        var at = meeting.next();
        var events = List.of(
                Map.of("memberId", meeting.members.get(0), "kind", "ARRIVAL", "at", at),
                Map.of("memberId", stranger, "kind", "ARRIVAL", "at", at));

        refusedAt(
                "/events/1/memberId",
                Api.posted(meeting.path() + "/attendance", Map.of("events", events)),
                422,
                "member-not-in-exercise");

        get(meeting.path() + "/attendance").body("items", hasSize(0));
        get(meeting.path()).body("counts.present", is(0));
    }

    @Test
    void twiceTheSameMemberInOneRequest() {
        var meeting = convened(3);
        var member = meeting.members.get(0);
        var in = Map.of("memberId", member, "kind", "ARRIVAL", "at", meeting.next());
        var out = Map.of("memberId", member, "kind", "DEPARTURE", "at", meeting.next());

        refusedAt(
                "/events/1/kind",
                Api.posted(meeting.path() + "/attendance", Map.of("events", List.of(in, in))),
                422,
                "attendance-contradicts");
        Api.post(meeting.path() + "/attendance", Map.of("events", List.of(in, out)));

        get(meeting.path()).body("counts.present", is(0)).body("counts.absent", is(3));
    }

    @Test
    void eventsBeforeACountAreCorrections() {
        var meeting = convened(5);
        meeting.arrived(3);
        var opening = meeting.opening();
        Api.put(meeting.path() + "/opening", opening).statusCode(200);
        var late = meeting.members.get(4);

        refused(
                meeting.attendance("ARRIVAL", (String) opening.get("at"), List.of(late).stream()),
                422,
                "event-out-of-order");
        meeting.attendance("ARRIVAL", meeting.next(), List.of(late).stream()).statusCode(201);

        presence(meeting, (String) opening.get("at"), 3);
        get(meeting.path() + "/quorum-ledger").body("items[0].present", is(3));
    }

    @Test
    void notBeforeTheDayNorInTheFuture() {
        var meeting = convened(3);
        var one = List.of(meeting.members.get(0));

        refused(meeting.attendance("ARRIVAL", "2019-03-06T23:59:59+01:00", one.stream()), 422, "event-before-session");
        refusedAt(
                "/events/0/at",
                meeting.attendance("ARRIVAL", "2150-03-07T18:00:00+01:00", one.stream()),
                422,
                "event-in-future");
        get(meeting.path() + "/attendance").body("items", hasSize(0));
    }

    @Test
    void notAfterTheSession() {
        var meeting = convened(3).arrived(3).opened().closed();

        refused(meeting.attendance("DEPARTURE", meeting.next(), meeting.members.stream()), 409, "session-state");
    }

    @Test
    void aLateArrivalRestoresTheQuorumOfTheNextItem() {
        var meeting = Meeting.of(5);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        meeting.opened(3).left(3, 1).discussed(first);
        get("/v1/agenda-items/" + first).body("state", is("INQUORATE"));
        meeting.attendance("ARRIVAL", meeting.next(), meeting.members.stream().skip(4))
                .statusCode(201);
        meeting.discussed(second);

        get("/v1/agenda-items/" + second).body("state", is("IN_DISCUSSION"));
        get(meeting.path() + "/quorum-ledger")
                .body("items.occasion", contains("OPENING", "DISCUSSION", "DISCUSSION"))
                .body("items.present", contains(3, 2, 3))
                .body("items.met", contains(true, false, true))
                .body("items.itemId", hasItem(first))
                .body("items.law", not(hasItem("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update attendance_event set kind = 'EXCUSE'",
                "delete from attendance_event",
                "truncate attendance_event",
                "update quorum_taking set present = 0",
                "delete from quorum_taking",
            })
    void theDatabaseRefusesToChangeTheLog(String sql) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("is append-only");
        }
    }
}
