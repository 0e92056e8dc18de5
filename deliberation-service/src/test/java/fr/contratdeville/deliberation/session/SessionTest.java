package fr.contratdeville.deliberation.session;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.put;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of a session: convocation, opening, suspension and closing, and their refusals. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class SessionTest {

    private static ValidatableResponse convene(Meeting meeting, String sentOn, boolean urgent) {
        return put(meeting.path() + "/convocation", Map.of("sentOn", sentOn, "urgent", urgent));
    }

    private static Meeting convenedWithAnItem(Meeting meeting) {
        meeting.item("Programmation 2019");
        return meeting.convened();
    }

    @Test
    void sixtyNineInExerciseFiftyFivePresent() {
        var meeting = Meeting.of(69);
        meeting.item("Programmation 2019");
        meeting.convened().arrived(55);
        meeting.attendance("EXCUSE", meeting.next(), meeting.members.stream().skip(55))
                .statusCode(201);
        meeting.opened();

        get(meeting.path())
                .body("state", is("OPEN"))
                .body("convocation.clearDays", is(6))
                .body("counts.inExercise", is(69))
                .body("counts.present", is(55))
                .body("counts.excused", is(14))
                .body("counts.absent", is(0));
        get(meeting.path() + "/quorum-ledger")
                .body("items", hasSize(1))
                .body("items[0].occasion", is("OPENING"))
                .body("items[0].inExercise", is(69))
                .body("items[0].present", is(55))
                .body("items[0].required", is(35))
                .body("items[0].met", is(true))
                .body("items[0].rule", is("Q1"));
    }

    @ParameterizedTest(name = "{0} in exercise, {1} present: {2}")
    @CsvSource({"69, 34, INQUORATE", "69, 35, OPEN", "68, 34, INQUORATE", "67, 34, OPEN"})
    void quorum(int inExercise, int present, String state) {
        var meeting = Meeting.of(inExercise);
        var item = meeting.item("Programmation 2019");
        meeting.opened(present);

        get(meeting.path()).body("state", is(state));
        get("/v1/agenda-items/" + item).body("state", is(state.equals("OPEN") ? "LISTED" : "POSTPONED"));
    }

    @Test
    void vacantSeatsAndSubstitutesDoNotCount() {
        var meeting = Meeting.of(5);
        var members = Meeting.members(7);
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/mandates",
                Map.of("memberId", members.get(5), "quality", "SUBSTITUTE", "from", "2014-04-18"));
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/mandates",
                Map.of("memberId", members.get(6), "quality", "TITULAR", "from", "2014-04-18", "until", "2019-03-06"));

        var path = "/v1/assemblies/" + meeting.assembly + "/members-in-exercise?on=";
        get(null, path + "2019-03-07").body("count", is(5)).body("members", hasSize(5));
        get(null, path + "2019-03-06").body("count", is(6));
        get(null, path + "2014-04-17").body("count", is(0));
        refused(
                convenedWithAnItem(meeting)
                        .attendance(
                                "ARRIVAL",
                                meeting.next(),
                                members.stream().skip(5).limit(1)),
                422,
                "member-not-in-exercise",
                "Q3");
    }

    @ParameterizedTest(name = "convened on {0}, urgent {1}: {2}")
    @CsvSource({
        "2019-03-01, false, 200",
        "2019-03-02, false, 422",
        "2019-03-02, true, 200",
        "2019-03-05, true, 200",
        "2019-03-06, true, 422",
    })
    void clearDays(String sentOn, boolean urgent, int status) {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");

        var answer = convene(meeting, sentOn, urgent).statusCode(status);

        if (status == 422) {
            refused(answer, 422, "convocation-too-late", "C1");
            get(meeting.path()).body("state", is("PREPARED")).body("convocation", nullValue());
        }
    }

    @Test
    void anAssemblyThatAsksForMoreClearDays() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        put("/v1/assemblies/" + meeting.assembly + "/policy", Map.of("convocationClearDays", 7))
                .statusCode(200)
                .body("policy.convocationClearDays", is(7));

        refused(convene(meeting, "2019-02-28", false), 422, "convocation-too-late", "C1");
        convene(meeting, "2019-02-27", false).statusCode(200);
    }

    @Test
    void aConvocationIsNeitherInTheFutureNorWithoutAnAgenda() {
        var tomorrow = LocalDate.now().plusDays(2);
        var meeting = Meeting.on(tomorrow.plusDays(30).toString(), 3);
        refused(convene(meeting, LocalDate.now().minusDays(1).toString(), false), 422, "agenda-empty", "C2");
        meeting.item("Programmation 2019");

        refused(convene(meeting, tomorrow.toString(), false), 422, "convocation-in-future", "C1");

        get(meeting.path()).body("state", is("PREPARED"));
    }

    @Test
    void theAssemblyDecidesOnTheUrgency() {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        convene(meeting, "2019-03-05", true).statusCode(200);
        meeting.arrived(3);
        var opening = meeting.opening();

        refused(put(meeting.path() + "/opening", opening), 422, "urgency-not-put", "C1");
        opening.put("urgencyAccepted", false);
        put(meeting.path() + "/opening", opening)
                .statusCode(200)
                .body("state", is("CANCELLED"))
                .body("cancellationReason", is("L'assemblée n'a pas admis l'urgence."));
        get("/v1/agenda-items/" + item).body("state", is("POSTPONED"));

        var accepted = Meeting.of(3);
        accepted.item("Programmation 2019");
        convene(accepted, "2019-03-05", true).statusCode(200);
        opening = accepted.arrived(3).opening();
        opening.put("urgencyAccepted", true);
        put(accepted.path() + "/opening", opening).body("state", is("OPEN"));
    }

    @Test
    void noDecisionOnUrgencyAfterAnOrdinaryConvocation() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        var opening = meeting.convened().arrived(3).opening();
        opening.put("urgencyAccepted", true);

        refused(put(meeting.path() + "/opening", opening), 422, "no-urgency", "C1");
    }

    @Test
    void presidentAndSecretaryMustBePresent() {
        var meeting = Meeting.of(5);
        meeting.item("Programmation 2019");
        meeting.convened().arrived(3);
        var opening = meeting.opening();
        opening.put("secretaryId", meeting.members.get(4));

        refusedAt("/secretaryId", put(meeting.path() + "/opening", opening), 422, "member-not-present");
        get(meeting.path()).body("state", is("CONVENED"));
        get(meeting.path() + "/quorum-ledger").body("items", hasSize(0));
    }

    @Test
    void aSessionOpensOnItsDayInParis() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.convened();
        meeting.attendance("ARRIVAL", "2019-03-07T00:10:00+01:00", meeting.members.stream())
                .statusCode(201);
        var opening = meeting.opening();
        opening.put("at", "2019-03-08T00:30:00+01:00");
        refused(put(meeting.path() + "/opening", opening), 422, "opening-on-another-day");

        // In UTC this is still the previous day.
        opening.put("at", "2019-03-06T23:30:00Z");
        put(meeting.path() + "/opening", opening)
                .body("state", is("OPEN"))
                .body("openedAt", is("2019-03-07T00:30:00+01:00"));
    }

    @Test
    void eventsAreRecordedInOrderAndNeverInAdvance() {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        meeting.opened(3);

        refused(
                put("/v1/agenda-items/" + item + "/discussion", Map.of("at", "2019-03-07T18:00:30+01:00")),
                422,
                "event-out-of-order");
        refused(
                put(
                        "/v1/agenda-items/" + item + "/discussion",
                        Map.of(
                                "at",
                                Instant.now()
                                        .plusSeconds(3600)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())),
                422,
                "event-in-future");
        get("/v1/agenda-items/" + item).body("state", is("LISTED"));
    }

    @Test
    void theQuorumIsCheckedAgainAfterASuspension() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(3);

        Api.post(meeting.path() + "/suspensions", Map.of("at", meeting.next())).body("state", is("SUSPENDED"));
        refused(put("/v1/agenda-items/" + item + "/discussion", Map.of("at", meeting.next())), 409, "session-state");
        Api.post(meeting.path() + "/resumptions", Map.of("at", meeting.next()))
                .body("state", is("OPEN"))
                .body("suspensions", hasSize(1));
        Api.post(meeting.path() + "/suspensions", Map.of("at", meeting.next()));
        meeting.left(3, 1);
        Api.post(meeting.path() + "/resumptions", Map.of("at", meeting.next()))
                .body("state", is("INQUORATE"))
                .body("suspensions[1].resumedAt", nullValue());

        get("/v1/agenda-items/" + item).body("state", is("POSTPONED"));
        get(meeting.path() + "/quorum-ledger")
                .body("items.occasion", contains("OPENING", "RESUMPTION", "RESUMPTION"))
                .body("items.present", contains(3, 3, 2))
                .body("items.met", contains(true, true, false));
    }

    @Test
    void closingASessionPostponesTheRemainingItems() {
        var meeting = Meeting.of(3);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        meeting.opened(3).discussed(first);

        refused(put(meeting.path() + "/closing", Map.of("at", meeting.next())), 409, "discussion-under-way");
        put("/v1/agenda-items/" + first + "/withdrawal", Map.of("at", meeting.next(), "reason", "À revoir"))
                .body("state", is("WITHDRAWN"));
        put(meeting.path() + "/closing", Map.of("at", meeting.next()))
                .body("state", is("CLOSED"))
                .body("agenda.state", contains("WITHDRAWN", "POSTPONED"));

        get("/v1/agenda-items/" + second).body("state", is("POSTPONED"));
        refused(
                Api.posted(meeting.path() + "/agenda-items", Map.of("title", "Trop tard", "kind", "DELIBERATION")),
                409,
                "session-state");
    }

    @Test
    void aSessionIsCancelledOnlyBeforeItsOpening() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        var reason = Map.of("reason", "Reportée");

        put(meeting.path() + "/cancellation", reason)
                .body("state", is("CANCELLED"))
                .body("cancellationReason", is("Reportée"));
        refused(put(meeting.path() + "/cancellation", reason), 409, "session-state");

        var open = Meeting.of(3);
        open.item("Programmation 2019");
        refused(put(open.opened(3).path() + "/cancellation", reason), 409, "session-state");
    }

    @Test
    void everyStepRequiresThePreviousOne() {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        var at = Map.of("at", meeting.next());

        refused(put(meeting.path() + "/opening", meeting.opening()), 409, "session-state");
        refused(put(meeting.path() + "/closing", at), 409, "session-state");
        refused(Api.posted(meeting.path() + "/suspensions", at), 409, "session-state");
        refused(Api.posted(meeting.path() + "/resumptions", at), 409, "session-state");
        refused(put("/v1/agenda-items/" + item + "/discussion", at), 409, "session-state");
        refused(Api.posted("/v1/agenda-items/" + item + "/ballots", at), 409, "item-state");
        refused(meeting.attendance("ARRIVAL", meeting.next(), meeting.members.stream()), 409, "session-state");
        meeting.opened(3);
        refused(convene(meeting, "2019-02-28", false), 409, "session-state");
        refused(put(meeting.path() + "/opening", meeting.opening()), 409, "session-state");
        refused(Api.posted("/v1/agenda-items/" + item + "/ballots", Map.of("at", meeting.next())), 409, "item-state");
        get(meeting.path()).body("state", is("OPEN"));
    }

    @Test
    void aSessionDoesNotEndBeforeItsLastAttendanceEvent() {
        var meeting = Meeting.of(5);
        meeting.item("Programmation 2019");
        meeting.opened(4);
        var before = Map.of("at", meeting.next());
        meeting.left(4, 1);

        refusedAt("/at", put(meeting.path() + "/closing", before), 422, "event-out-of-order");
        refusedAt("/at", Api.posted(meeting.path() + "/suspensions", before), 422, "event-out-of-order");
        get(meeting.path()).body("state", is("OPEN"));

        meeting.closed();
    }

    @Test
    void noMemberArrives() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        var opening = meeting.convened().opening();
        opening.put("presidentId", UUID.randomUUID().toString());
        refusedAt("/presidentId", put(meeting.path() + "/opening", opening), 422, "member-not-in-exercise");
        opening.put("presidentId", null);
        opening.put("secretaryId", null);

        put(meeting.path() + "/opening", opening)
                .statusCode(200)
                .body("state", is("INQUORATE"))
                .body("presidentId", nullValue());
        get(meeting.path() + "/quorum-ledger").body("items.present", contains(0));
    }

    @Test
    void aQuorumRequiresPresidentAndSecretary() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.convened().arrived(3);
        for (var officer : new String[] {"presidentId", "secretaryId"}) {
            var opening = meeting.opening();
            opening.put(officer, null);

            refusedAt("/" + officer, put(meeting.path() + "/opening", opening), 400, "invalid-request");
        }
        get(meeting.path()).body("state", is("CONVENED"));
    }
}
