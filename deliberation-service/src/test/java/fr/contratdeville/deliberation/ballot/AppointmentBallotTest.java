package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Appointments: candidates, and up to three rounds (rule V8). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class AppointmentBallotTest extends DiscussedItem {
    @Test
    void anAppointmentIsSecretAndTakesUpToThreeRounds() {
        meeting = Meeting.of(7);
        item = meeting.appointment("Désignation d'un représentant");
        meeting.opened(5).discussed(item);
        refusedAt("/candidates", meeting.openBallot(item), 422, "candidates-missing");
        var candidates = Map.of("candidates", candidates(null, null));

        for (var round = 1; round <= 2; round++) {
            meeting.openBallot(item, candidates)
                    .statusCode(201)
                    .body("form", is("SECRET"))
                    .body("round", is(round))
                    .body("demands.rules.id", contains("V7"));
            var ballot = lastBallot();
            meeting.closeBallot(ballot, counted(2, 2, 1))
                    .statusCode(200)
                    .body("nextRound", is(true))
                    .body("electedId", nullValue())
                    .body("deliberation", nullValue())
                    .body("result.majority", is(3))
                    .body("result.rules.id", hasItem("V8"))
                    .body("result.wording", containsString("aucun candidat n'obtient la majorité absolue"));
            get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));
        }

        refusedAt("/candidates/0/bornOn", meeting.openBallot(item, candidates), 422, "birth-date-missing");
        meeting.openBallot(item, Map.of("candidates", candidates("1960-05-01", "1950-02-03")))
                .statusCode(201)
                .body("round", is(3));
        var last = lastBallot();
        meeting.closeBallot(last, counted(2, 2, 1))
                .statusCode(200)
                .body("electedId", is(meeting.members.get(1)))
                .body("result.outcome", is("ADOPTED"))
                .body("result.wording", containsString("au bénéfice de l'âge"))
                .body("candidates.votes", contains(2, 2))
                .body("deliberation.number", is("2019.00001"));
        get("/v1/ballots/" + last + "/verification").body("same", is(true));
        get("/v1/agenda-items/" + item).body("state", is("VOTED")).body("outcome", is("ADOPTED"));
        get(meeting.path() + "/ballots").body("items.round", contains(1, 2, 3));
    }

    @Test
    void votesForCandidatesAreCastInSecretToo() {
        meeting = Meeting.of(7);
        item = meeting.appointment("Désignation d'un représentant");
        meeting.opened(5).discussed(item);
        meeting.openBallot(item, Map.of("candidates", candidates(null, null))).statusCode(201);
        var ballot = lastBallot();
        refusedAt(
                "/choice",
                Meeting.vote(meeting.token(0), ballot, meeting.members.get(0), choice("FOR")),
                422,
                "no-such-choice");
        refusedAt(
                "/candidateId",
                Meeting.vote(
                        meeting.token(0),
                        ballot,
                        meeting.members.get(0),
                        Map.of("candidateId", meeting.members.get(4))),
                422,
                "not-a-candidate");
        for (var member = 0; member < 3; member++) {
            Meeting.vote(
                            meeting.token(member),
                            ballot,
                            meeting.members.get(member),
                            Map.of("candidateId", meeting.members.get(1)))
                    .statusCode(200)
                    .body("candidates.votes", contains(nullValue(), nullValue()));
        }
        Meeting.vote(meeting.token(3), ballot, meeting.members.get(3), choice("BLANK"))
                .statusCode(200);

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("electedId", is(meeting.members.get(1)))
                .body("result.cast", is(4))
                .body("result.blank", is(1))
                .body("result.expressed", is(3))
                .body(
                        "result.wording",
                        is(
                                "élection de Mme Marianne MEMBRE 1 au 1er tour, à la majorité absolue (3 voix sur 3 suffrages"
                                        + " exprimés)"));
    }

    @Test
    void anAppointmentIsNotClosedWithVotesForAndAgainst() {
        meeting = Meeting.of(7);
        item = meeting.appointment("Désignation d'un représentant");
        meeting.opened(5).discussed(item);
        meeting.openBallot(item, Map.of("candidates", candidates(null, null))).statusCode(201);
        var ballot = lastBallot();

        refusedAt(
                        "/counted",
                        meeting.closeBallot(ballot, Map.of("counted", Map.of("for", 3, "against", 2))),
                        422,
                        "votes-not-for-candidates")
                .body("rule", is("V8"));
        refused(
                meeting.closeBallot(ballot, Map.of("against", Map.of("count", 2))),
                422,
                "votes-not-for-candidates",
                "V8");
        meeting.closeBallot(ballot, counted(3, 2, 0)).statusCode(200).body("electedId", is(meeting.members.get(0)));
    }

    @Test
    void onlyAppointmentsHaveCandidates() {
        discussed();
        refusedAt(
                "/candidates",
                meeting.openBallot(item, Map.of("candidates", candidates(null, null))),
                422,
                "no-appointment");
    }
}
