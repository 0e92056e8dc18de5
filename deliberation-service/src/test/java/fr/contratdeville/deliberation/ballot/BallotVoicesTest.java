package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The voices of a ballot when members arrive, leave and give proxies (rules P4 to P6, Q5 and V4). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class BallotVoicesTest {
    private Meeting meeting;
    private String item;

    /** Seven members, five of them present, and an item in discussion. */
    private void discussed() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item);
    }

    private List<String> members(int from, int to) {
        return List.copyOf(meeting.members.subList(from, to));
    }

    /** Opens a public ballot. */
    private String open() {
        return meeting.openBallot(item, Map.of("publicAskedBy", members(0, 5)))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The holder of the president's proxy votes freely, and this vote does not decide a tie (rules P6 and V4). */
    @Test
    void thePresidentsProxyBreaksNoTie() {
        for (var form : List.of("ORDINARY", "PUBLIC")) {
            meeting = Meeting.of(7);
            item = meeting.item("Programmation 2019");
            policy();
            meeting.opened(6).discussed(item);
            proxy(0, 2, meeting.next());
            meeting.attendance(
                            "DEPARTURE",
                            meeting.next(),
                            meeting.members.stream().limit(1))
                    .statusCode(201);
            Map<String, ?> asked = form.equals("PUBLIC") ? Map.of("publicAskedBy", members(1, 6)) : Map.of();
            String ballot = meeting.openBallot(item, asked)
                    .statusCode(201)
                    .body("form", is(form))
                    .body("voices", is(6))
                    .extract()
                    .path("id");
            Map<String, ?> minutes = Map.of();
            if (form.equals("PUBLIC")) {
                for (var member = 0; member < 6; member++) {
                    meeting.vote(ballot, meeting.members.get(member), member < 3 ? "FOR" : "AGAINST")
                            .statusCode(200);
                }
            } else {
                minutes = Map.of("against", Map.of("memberIds", members(3, 6)));
            }

            meeting.closeBallot(ballot, minutes)
                    .statusCode(200)
                    .body("result.for", is(3))
                    .body("result.castingVoteUsed", is(false))
                    .body("result.outcome", is("REJECTED"))
                    .body("result.rules.id", contains("V4", "V1", "P5", "P6"));
        }
    }

    /**
     * A proxy given during the ballot counts from the next one (rule P4); its giver left and counts as abstaining (Q5).
     */
    @Test
    void aProxyGivenDuringABallotServesFromTheNextOneOn() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        policy();
        meeting.opened(5).discussed(item);
        var ballot = open();
        proxy(3, 4, meeting.next());
        meeting.attendance(
                        "DEPARTURE",
                        meeting.next(),
                        meeting.members.stream().skip(3).limit(1))
                .statusCode(201);

        refused(meeting.vote(ballot, meeting.members.get(3), "FOR"), 422, "member-not-present");
        meeting.vote(ballot, meeting.members.get(4), "FOR").statusCode(200);
        meeting.closeBallot(ballot, Map.of()).statusCode(200).body("result.departed", is(1));
    }

    /** Members who never arrived do not count as departed: nor does a giver whose holder leaves (rule Q5). */
    @Test
    void theGiverOfAProxyDoesNotCountAsDeparted() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        meeting.convened();
        proxy(6, 4, "2019-03-06T10:00:00+01:00");
        meeting.arrived(5).opened().discussed(item);
        String ballot = meeting.openBallot(item)
                .statusCode(201)
                .body("voices", is(6))
                .extract()
                .path("id");
        meeting.attendance(
                        "DEPARTURE",
                        meeting.next(),
                        meeting.members.stream().skip(4).limit(1))
                .statusCode(201);

        meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("result.for", is(4))
                .body("result.departed", is(1));
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true));
    }

    @Test
    void aMemberWhoLeftCannotVoteWhateverTheInstant() {
        discussed();
        var token = meeting.token(3);
        var ballot = open();
        var inTime = meeting.next();
        meeting.attendance(
                        "DEPARTURE",
                        meeting.next(),
                        meeting.members.stream().skip(3).limit(1))
                .statusCode(201);

        refused(
                Meeting.vote(token, ballot, meeting.members.get(3), Map.of("choice", "FOR", "at", inTime)),
                422,
                "member-not-present");
    }

    /** A departure before a vote that is recorded after it is detected before the ballot is closed. */
    @Test
    void aBallotWithAVoteOfAnAbsentMemberIsNotClosed() {
        discussed();
        var ballot = open();
        var departure = meeting.next();
        meeting.vote(ballot, meeting.members.get(3), "FOR").statusCode(200);
        meeting.attendance(
                        "DEPARTURE", departure, meeting.members.stream().skip(3).limit(1))
                .statusCode(201);

        refused(meeting.closeBallot(ballot, Map.of()), 409, "voices-changed");
    }

    private void policy() {
        Api.put(
                        "/v1/assemblies/" + meeting.assembly + "/policy",
                        Map.of("convocationClearDays", 5, "proxiesDuringSession", true))
                .statusCode(200);
    }

    private void proxy(int giver, int holder, String givenAt) {
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/proxies",
                Map.of(
                        "giverId", meeting.members.get(giver),
                        "holderId", meeting.members.get(holder),
                        "givenAt", givenAt,
                        "sessionIds", List.of(meeting.session)));
    }
}
