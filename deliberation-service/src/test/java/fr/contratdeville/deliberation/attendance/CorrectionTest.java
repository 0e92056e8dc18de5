package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Late, disordered or wrong events are corrected with a reason, and recorded counts do not change. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class CorrectionTest {
    private Meeting meeting;

    /** Five members, of whom three are present at the quorum check. */
    private String opened() {
        meeting = Meeting.of(5);
        meeting.item("Programmation 2019");
        meeting.convened();
        var arrival = meeting.next();
        meeting.attendance("ARRIVAL", arrival, meeting.members.stream().limit(3))
                .statusCode(201);
        meeting.opened();
        return arrival;
    }

    private ValidatableResponse correct(
            int member,
            String kind,
            String at,
            @Nullable String corrects,
            boolean retraction,
            @Nullable String reason) {
        var event = new HashMap<String, Object>();
        event.put("memberId", meeting.members.get(member));
        event.put("kind", kind);
        event.put("at", at);
        event.put("correctsId", corrects);
        event.put("retraction", retraction);
        event.put("reason", reason);
        return Api.posted(meeting.path() + "/attendance", Map.of("events", List.of(event)));
    }

    private String event(int index) {
        return get(meeting.path() + "/attendance").extract().path("items[" + index + "].id");
    }

    private void presence(String at, int count) {
        Api.as(Tokens.ASSEMBLY)
                .queryParam("at", at)
                .get(meeting.path() + "/presence")
                .then()
                .body("count", is(count));
    }

    @Test
    void aLateEventNeedsAReason() {
        var arrival = opened();
        refused(correct(4, "ARRIVAL", arrival, null, false, null), 422, "event-out-of-order");

        correct(4, "ARRIVAL", arrival, null, false, "Arrivée omise").statusCode(201);

        presence(arrival, 4);
        get(meeting.path() + "/quorum-ledger").body("items[0].present", is(3));
        get(meeting.path() + "/quorum-ledger/verification")
                .body("same", is(false))
                .body("lines[0].taken.present", is(3))
                .body("lines[0].present", is(4))
                .body("lines[0].same", is(false));
    }

    @Test
    void aCorrectedEventIsKeptAndDoesNotCount() {
        var arrival = opened();
        var wrong = event(2);
        var later = meeting.next();
        refusedAt("/events/0", correct(2, "ARRIVAL", later, wrong, false, null), 422, "correction-unexplained");
        refusedAt(
                "/events/0/correctsId", correct(1, "ARRIVAL", later, wrong, false, "Erreur"), 422, "unknown-reference");

        correct(2, "ARRIVAL", later, wrong, false, "Arrivée notée trop tôt").statusCode(201);

        presence(arrival, 2);
        presence(later, 3);
        get(meeting.path() + "/attendance")
                .body("items", hasSize(4))
                .body("items[3].correctsId", is(wrong))
                .body("items[3].reason", is("Arrivée notée trop tôt"));
        refusedAt(
                "/events/0/correctsId", correct(2, "ARRIVAL", later, wrong, false, "Encore"), 422, "unknown-reference");
        get(meeting.path() + "/quorum-ledger/verification")
                .body("lines[0].present", is(2))
                .body("lines[0].met", is(false));
    }

    @Test
    void anEventIsRetracted() {
        var arrival = opened();
        var wrong = event(2);
        refusedAt("/events/0", correct(2, "ARRIVAL", arrival, null, true, "Erreur"), 422, "correction-unexplained");

        correct(2, "ARRIVAL", arrival, wrong, true, "Erreur de personne").statusCode(201);

        presence(arrival, 2);
        get(meeting.path()).body("counts.present", is(2)).body("counts.absent", is(3));
        get(meeting.path() + "/attendance").body("items[3].retraction", is(true));
    }

    @Test
    void aCorrectionMustBeConsistent() {
        var arrival = opened();
        var departure = meeting.next();
        meeting.attendance("DEPARTURE", departure, meeting.members.stream().limit(1))
                .statusCode(201);
        var after = meeting.next();

        refused(correct(0, "ARRIVAL", after, event(0), false, "Trop tard"), 422, "attendance-contradicts");
        refused(correct(0, "EXCUSE", arrival, null, false, "Au même instant"), 422, "attendance-contradicts");
        refused(correct(0, "ARRIVAL", arrival, event(0), true, "Sans arrivée"), 422, "attendance-contradicts");
        get(meeting.path() + "/attendance").body("items", hasSize(4));
    }

    @Test
    void anEventOutOfOrderWithAReasonIsSorted() {
        opened();
        var between = meeting.next();
        var departure = meeting.next();
        var back = meeting.next();
        meeting.attendance("DEPARTURE", departure, meeting.members.stream().limit(1))
                .statusCode(201);
        meeting.attendance("ARRIVAL", back, meeting.members.stream().limit(1)).statusCode(201);
        refused(correct(0, "DEPARTURE", between, null, false, null), 422, "event-out-of-order");
        var again = meeting.next();
        correct(0, "DEPARTURE", again, null, false, null).statusCode(201);

        presence(between, 3);
        presence(departure, 2);
        presence(back, 3);
        presence(again, 2);
    }

    @Test
    void afterTheSessionOnlyCorrectionsAreRecorded() {
        var arrival = opened();
        var later = meeting.next();
        meeting.closed();
        var afterwards = meeting.next();

        refused(correct(4, "ARRIVAL", later, null, false, null), 409, "session-state");
        refused(correct(4, "ARRIVAL", afterwards, null, false, "Après la séance"), 422, "event-out-of-order");
        correct(4, "ARRIVAL", later, null, false, "Arrivée omise").statusCode(201);
        presence(later, 4);
        presence(arrival, 3);
    }

    /** A ballot keeps the voices of its opening: if a correction changes them, it cannot be closed. */
    @Test
    void aBallotWithCorrectedVoicesIsNotClosed() {
        meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.convened();
        var arrival = meeting.next();
        meeting.attendance("ARRIVAL", arrival, meeting.members.stream().limit(4))
                .statusCode(201);
        meeting.opened();
        var ballot = meeting.ballot(item);
        correct(3, "ARRIVAL", arrival, event(3), true, "Erreur de personne").statusCode(201);

        refused(meeting.closeBallot(ballot, Map.of("unanimity", "FOR")), 409, "voices-changed");
        Api.put("/v1/ballots/" + ballot + "/annulment", Map.of("at", meeting.next(), "reason", "Voix mal comptées"))
                .statusCode(200);
        String again = meeting.openBallot(item)
                .statusCode(201)
                .body("voices", is(3))
                .extract()
                .path("id");
        meeting.closeBallot(again, Map.of("unanimity", "FOR")).statusCode(200);
    }

    /** After the closing, a correction changes no result: the verification reports the difference. */
    @Test
    void aClosedBallotIsKeptAndItsVerificationReportsDifferences() {
        opened();
        var item = get(meeting.path()).extract().<String>path("agenda[0].id");
        var ballot = meeting.adopted(item);
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true)).body("voices", is(3));
        var arrival = get(meeting.path() + "/attendance").extract().<String>path("items[2].at");
        correct(2, "ARRIVAL", arrival, event(2), true, "Erreur de personne").statusCode(201);

        get("/v1/ballots/" + ballot).body("result.voices", is(3)).body("result.rules.id", contains("V1", "V2"));
        get("/v1/ballots/" + ballot + "/verification").body("same", is(false)).body("voices", is(2));
    }
}
