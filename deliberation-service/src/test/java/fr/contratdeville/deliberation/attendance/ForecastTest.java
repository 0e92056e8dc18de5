package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.LaterSession;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The forecast of the items that fall if members leave, compared with what then happens. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ForecastTest {

    private static ValidatableResponse forecast(String token, String session, List<String> leaving) {
        return Api.as(token)
                .queryParam("leaving", leaving)
                .get(session + "/quorum-forecast")
                .then();
    }

    private static ValidatableResponse forecast(Meeting meeting, List<String> leaving) {
        return forecast(Tokens.ASSEMBLY, meeting.path(), leaving);
    }

    private static ValidatableResponse before(Meeting meeting, String item, List<String> leaving) {
        return Api.as(Tokens.ASSEMBLY)
                .queryParam("leaving", leaving)
                .queryParam("before", item)
                .get(meeting.path() + "/quorum-forecast")
                .then();
    }

    private static List<String> items(Meeting meeting, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> meeting.item("Point " + number))
                .toList();
    }

    private static void recuse(Meeting meeting, String item, String kind, int from, int to) {
        var at = meeting.next();
        meeting.members
                .subList(from, to)
                .forEach(member -> Api.put(
                                "/v1/agenda-items/" + item + "/recusals/" + member,
                                Map.of("kind", kind, "reason", "Siège au conseil", "at", at))
                        .statusCode(200));
    }

    @Test
    void laterItemsFallWhenFiveMembersLeave() {
        var meeting = Meeting.of(69);
        var items = items(meeting, 3);
        meeting.opened(36).discussed(items.get(0));

        forecast(meeting, meeting.members.subList(31, 36))
                .statusCode(200)
                .body(
                        "leavingIds",
                        containsInAnyOrder(meeting.members.subList(31, 36).toArray()))
                .body("items.itemId", is(items))
                .body("items.state", contains("IN_DISCUSSION", "LISTED", "LISTED"))
                .body("items.presentNow", everyItem(is(36)))
                .body("items.present", everyItem(is(31)))
                .body("items.required", everyItem(is(35)))
                .body("items.voices", everyItem(is(31)))
                .body("items.falls", contains(false, true, true))
                .body("items[1].rules.id", contains("Q1", "Q3", "Q4"));
        forecast(meeting, meeting.members.subList(35, 36)).body("items.falls", everyItem(is(false)));

        meeting.left(36, 5);
        var ballot = meeting.openBallot(items.get(0)).statusCode(201).extract().<String>path("id");
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        meeting.discussed(items.get(1));
        get("/v1/agenda-items/" + items.get(1)).body("state", is("INQUORATE"));
        get("/v1/agenda-items/" + items.get(2)).body("state", is("POSTPONED"));
        forecast(meeting, List.of()).body("items", empty());

        meeting.attendance("ARRIVAL", meeting.next(), meeting.members.subList(31, 35).stream())
                .statusCode(201);
        meeting.discussed(items.get(1));
        forecast(meeting, List.of(meeting.members.get(0)))
                .body("items.itemId", contains(items.get(1)))
                .body("items.present", contains(34))
                .body("items.falls", contains(false));
        get("/v1/agenda-items/" + items.get(1)).body("state", is("IN_DISCUSSION"));
        get(meeting.path() + "/quorum-ledger")
                .body("items.present", contains(36, 36, 31, 35))
                .body("items.met", contains(true, true, false, true));
    }

    @Test
    void lateArrivalsRestoreWhatWasPostponedWithAnInquorateItem() {
        var meeting = Meeting.of(5);
        var items = items(meeting, 3);
        meeting.opened(3).left(3, 1).discussed(items.get(0));
        get(meeting.path()).body("agenda.state", contains("INQUORATE", "POSTPONED", "POSTPONED"));
        meeting.attendance("ARRIVAL", meeting.next(), Stream.of(meeting.members.get(4)))
                .statusCode(201);

        meeting.adopted(items.get(1));
        meeting.adopted(items.get(0));

        get(meeting.path()).body("agenda.state", contains("VOTED", "VOTED", "POSTPONED"));
    }

    @Test
    void aDepartureDoesNotAffectEarlierItems() {
        var meeting = Meeting.of(5);
        var items = items(meeting, 4);
        meeting.opened(4);

        before(meeting, items.get(2), meeting.members.subList(2, 4))
                .statusCode(200)
                .body("items.present", contains(4, 4, 2, 2))
                .body("items.falls", contains(false, false, true, true));
    }

    @Test
    void aRecusalAffectsOnlyItsItem() {
        var meeting = Meeting.of(5);
        var items = items(meeting, 3);
        meeting.opened(4);
        recuse(meeting, items.get(1), "PERSONAL", 3, 4);

        forecast(meeting, List.of(meeting.members.get(2)))
                .body("items.presentNow", contains(4, 3, 4))
                .body("items.present", contains(3, 2, 3))
                .body("items.falls", contains(false, true, false))
                .body("items[1].rules.id", hasItem("R2"));

        meeting.attendance("DEPARTURE", meeting.next(), Stream.of(meeting.members.get(2)))
                .statusCode(201);
        meeting.discussed(items.get(1));
        get(meeting.path()).body("agenda.state", contains("LISTED", "INQUORATE", "LISTED"));
    }

    @Test
    void whoRepresentsTheAssemblyIsNotInExerciseForTheItem() {
        var meeting = Meeting.on("2022-03-10", 6);
        var items = items(meeting, 2);
        meeting.opened(4);
        recuse(meeting, items.get(0), "REPRESENTATIVE", 4, 6);

        forecast(meeting, List.of(meeting.members.get(3)))
                .body("items.inExercise", contains(4, 6))
                .body("items.required", contains(3, 4))
                .body("items.present", contains(3, 3))
                .body("items.falls", contains(false, true))
                .body("items[0].rules.id", hasItem("R3"));
    }

    @Test
    void aProxyLeavesWithItsHolder() {
        var meeting = Meeting.of(5);
        items(meeting, 1);
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/proxies",
                Map.of(
                        "giverId", meeting.members.get(4),
                        "holderId", meeting.members.get(3),
                        "givenAt", "2019-03-06T10:00:00+01:00",
                        "sessionIds", List.of(meeting.session)));
        meeting.opened(4);

        forecast(meeting, List.of()).body("items.voices", contains(5)).body("items.present", contains(4));
        forecast(meeting, List.of(meeting.members.get(2))).body("items.voices", contains(4));
        forecast(meeting, List.of(meeting.members.get(3)))
                .body("items.voices", contains(3))
                .body("items.present", contains(3))
                .body("items.falls", contains(false));
    }

    @Test
    void itemsOfTheFirstAgendaNeverFallInASecondSession() {
        var failed = Meeting.on("2019-03-11", 5);
        var taken = items(failed, 1).get(0);
        failed.opened(1);
        var second = LaterSession.second(failed, "2019-03-15");
        second.item("Un point nouveau", Map.of());
        second.item("Point 1", Map.of("firstAgendaItemId", taken));
        second.item("Un autre", Map.of());
        second.convene("2019-03-11", false).statusCode(200);
        second.arrived(3).open(Map.of()).body("state", is("OPEN"));

        forecast(Tokens.ASSEMBLY, second.path(), List.of(failed.members.get(2)))
                .statusCode(200)
                .body("items.required", contains(3, 0, 3))
                .body("items.falls", contains(true, false, true))
                .body("items.rules.id", everyItem(hasItem("Q6")));
    }

    @Test
    void aForecastChangesNothing() {
        var meeting = Meeting.of(5);
        var items = items(meeting, 2);
        meeting.opened(3).discussed(items.get(0));
        var paths = List.of(
                meeting.path(),
                meeting.path() + "/quorum-ledger",
                meeting.path() + "/attendance",
                "/v1/agenda-items/" + items.get(0),
                "/v1/agenda-items/" + items.get(1));
        var before = paths.stream().map(ForecastTest::read).toList();

        forecast(meeting, meeting.members.subList(0, 3)).body("items.falls", contains(false, true));

        assertThat(paths.stream().map(ForecastTest::read)).isEqualTo(before);
    }

    private static String read(String path) {
        var answer = get(path).statusCode(200).extract();
        return answer.header("ETag") + answer.asString();
    }

    @Test
    void onlyPresentMembersCanLeave() {
        var meeting = Meeting.of(5);
        items(meeting, 1);
        meeting.opened(3);
        var stranger = Meeting.members(6).get(5);

        for (var absent :
                List.of(meeting.members.get(4), stranger, UUID.randomUUID().toString())) {
            refusedAt("leaving", forecast(meeting, List.of(absent)), 422, "member-not-present");
        }
        refusedAt(
                "leaving",
                Api.wronglyAs(Tokens.ASSEMBLY)
                        .get(meeting.path() + "/quorum-forecast?leaving=someone")
                        .then(),
                400,
                "invalid-request");
    }

    @Test
    void theItemIsOneThatIsStillToBeDealtWith() {
        var meeting = Meeting.of(5);
        var items = items(meeting, 2);
        meeting.opened(3).adopted(items.get(0));

        for (var unknown : List.of(items.get(0), UUID.randomUUID().toString())) {
            refusedAt("before", before(meeting, unknown, List.of()), 422, "unknown-reference");
        }
        refusedAt(
                "before",
                Api.wronglyAs(Tokens.ASSEMBLY)
                        .get(meeting.path() + "/quorum-forecast?before=next")
                        .then(),
                400,
                "invalid-request");
        before(meeting, items.get(1), List.of()).statusCode(200).body("items", hasSize(1));
    }

    @Test
    void aSessionThatHasEndedHasNoForecast() {
        var meeting = Meeting.of(5);
        items(meeting, 1);
        meeting.opened(3).closed();

        refused(forecast(meeting, List.of()), 409, "session-state");
        refused(get("/v1/sessions/" + UUID.randomUUID() + "/quorum-forecast"), 404, "not-found");
    }

    @Test
    void theSecretariatTheAuditorAndMembersReadTheForecast() {
        var meeting = Meeting.of(5);
        items(meeting, 1);
        meeting.opened(3);

        for (var token : List.of(Tokens.ASSEMBLY, Tokens.AUDITOR, MemberTokens.of("someone"))) {
            forecast(token, meeting.path(), List.of()).statusCode(200).body("items", hasSize(1));
        }
        refused(forecast(Tokens.AGENT, meeting.path(), List.of()), 403, "forbidden");
        refused(forecast(null, meeting.path(), List.of()), 401, "unauthenticated");
    }
}
