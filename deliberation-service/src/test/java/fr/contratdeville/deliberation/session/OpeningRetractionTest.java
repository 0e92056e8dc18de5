package fr.contratdeville.deliberation.session;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.LaterSession;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tranches;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An opening that was recorded before any attendance is taken back. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class OpeningRetractionTest {
    private static final String REASON = "Les présences n'étaient pas enregistrées.";

    private static ValidatableResponse retract(Meeting meeting) {
        return Api.put(meeting.path() + "/opening/retraction", Map.of("reason", REASON));
    }

    @Test
    void anOpeningRecordedBeforeAnyAttendanceIsCorrected() {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        var withdrawn = meeting.item("Retiré");
        meeting.convened().opened();
        get(meeting.path()).body("state", is("INQUORATE")).body("agenda.state", contains("POSTPONED", "POSTPONED"));
        Api.put("/v1/agenda-items/" + withdrawn + "/withdrawal", Map.of("reason", "Retrait"))
                .statusCode(200);

        retract(meeting)
                .statusCode(200)
                .body("state", is("CONVENED"))
                .body("openedAt", nullValue())
                .body("presidentId", nullValue())
                .body("agenda.state", contains("LISTED", "WITHDRAWN"));
        get("/v1/agenda-items/" + item).body("reason", nullValue()).body("endedAt", nullValue());
        meeting.arrived(2).opened();

        get(meeting.path()).body("state", is("OPEN")).body("presidentId", is(meeting.president()));
        get(meeting.path() + "/quorum-ledger")
                .body("items.present", contains(0, 2))
                .body("items.met", contains(false, true));
        get(meeting.path() + "/journal")
                .body("items.findAll { it.reason != null }.kind", contains("OPENING_RETRACTED"))
                .body("items.findAll { it.reason != null }.reason", contains(REASON));
        meeting.adopted(item);
    }

    /** Neither the opening nor what was counted at it keeps the attendance from being recorded as it was. */
    @Test
    void theNewOpeningCanBeEarlier() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.convened();
        var arrival = meeting.next();
        var opening = meeting.opening();
        meeting.opened();
        retract(meeting).statusCode(200);

        meeting.attendance("ARRIVAL", arrival, meeting.members.stream()).statusCode(201);
        Api.put(meeting.path() + "/opening", opening).statusCode(200).body("state", is("OPEN"));
    }

    @Test
    void anOpeningThatCountedMembersIsKept() {
        var meeting = Meeting.of(5);
        meeting.item("Programmation 2019");
        refused(retract(meeting), 409, "session-state");
        meeting.convened().arrived(2).opened();
        get(meeting.path()).body("state", is("INQUORATE"));

        refused(retract(meeting), 409, "opening-counted", "Q4");

        get(meeting.path()).body("state", is("INQUORATE"));
    }

    @Test
    void aSessionThatEveryoneLeftInASuspensionWasOpened() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.opened(2);
        Api.post(meeting.path() + "/suspensions", Map.of("at", meeting.next()));
        meeting.left(2, 2);
        Api.post(meeting.path() + "/resumptions", Map.of("at", meeting.next())).body("state", is("INQUORATE"));

        refused(retract(meeting), 409, "opening-counted", "Q4");
    }

    @Test
    void anOpeningIsNotRetractedOnceTheAssemblyIsConvenedAgain() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.convened().opened();
        var second = LaterSession.second(meeting, "2019-03-15");

        refused(retract(meeting), 409, "second-session-prepared", "Q6");

        Api.put(second.path() + "/cancellation", Map.of("reason", "Erreur")).statusCode(200);
        retract(meeting).statusCode(200);
    }

    @Test
    void aTrancheThatIsOnAnotherAgendaIsNotListedAgain() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        meeting.itemAbout(tranche);
        meeting.convened().opened();
        meeting.another().itemAbout(tranche);

        refused(retract(meeting), 409, "tranche-already-listed");

        get(meeting.path()).body("state", is("INQUORATE"));
    }
}
