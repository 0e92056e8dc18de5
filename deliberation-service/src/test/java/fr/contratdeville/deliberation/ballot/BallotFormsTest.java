package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form of a ballot according to the requests of members, and public ballots (rules V6 and V4). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class BallotFormsTest extends DiscussedItem {
    @Test
    void theFormFollowsFromTheRequestsOfMembers() {
        discussed();
        meeting.openBallot(item, Map.of("publicAskedBy", members(0, 2), "secretAskedBy", members(2, 3)))
                .statusCode(201)
                .body("form", is("PUBLIC"))
                .body("demands.public.needed", is(2))
                .body("demands.public.met", is(true))
                .body("demands.public.askedBy", hasSize(2))
                .body("demands.secret.needed", is(2))
                .body("demands.secret.met", is(false))
                .body("demands.rules.id", contains("V6"));

        discussed();
        meeting.openBallot(item, Map.of("publicAskedBy", members(0, 5), "secretAskedBy", members(0, 2)))
                .statusCode(201)
                .body("form", is("SECRET"))
                .body("demands.rules.id", contains("V7"));

        discussed();
        meeting.openBallot(item, Map.of("publicAskedBy", members(0, 1)))
                .statusCode(201)
                .body("form", is("ORDINARY"))
                .body("demands.public.met", is(false));
    }

    @Test
    void onlyPresentMembersRequestAFormAndOnlyOnce() {
        discussed();
        refusedAt(
                "/publicAskedBy/1",
                meeting.openBallot(
                        item, Map.of("publicAskedBy", List.of(meeting.members.get(0), meeting.members.get(6)))),
                422,
                "member-not-present");
        refusedAt(
                "/secretAskedBy/1",
                meeting.openBallot(
                        item, Map.of("secretAskedBy", List.of(meeting.members.get(0), meeting.members.get(0)))),
                422,
                "voter-named-twice");
    }

    @Test
    void theSameRequestFindsTheBallotOpen() {
        discussed();
        var request = Map.of("at", meeting.next(), "secretAskedBy", members(0, 2));
        var first = meeting.openBallot(item, request).statusCode(201).extract().path("id");

        meeting.openBallot(item, request).statusCode(201).body("id", is(first));
        refused(meeting.openBallot(item), 409, "ballot-open");
        get(meeting.path() + "/ballots").body("items", hasSize(1));
    }

    @Test
    void aPublicBallotRecordsEachVoteWithTheName() {
        discussed();
        var ballot = open("publicAskedBy", 5);
        meeting.vote(ballot, meeting.members.get(0), "FOR").statusCode(200).body("cast", is(1));
        meeting.vote(ballot, meeting.members.get(1), "FOR").statusCode(200);
        meeting.vote(ballot, meeting.members.get(2), "AGAINST").statusCode(200);
        meeting.vote(ballot, meeting.members.get(3), "ABSTENTION").statusCode(200);

        refused(meeting.vote(ballot, meeting.members.get(0), "AGAINST"), 409, "already-voted");
        refused(meeting.vote(ballot, meeting.members.get(6), "FOR"), 422, "member-not-present");
        refusedAt("/choice", meeting.vote(ballot, meeting.members.get(4), "BLANK"), 422, "no-such-choice");
        refused(meeting.closeBallot(ballot, Map.of("unanimity", "FOR")), 422, "closed-by-its-votes");
        get("/v1/ballots/" + ballot).body("votes.direction", hasItem("AGAINST")).body("result", nullValue());

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.voices", is(5))
                .body("result.cast", is(4))
                .body("result.for", is(2))
                .body("result.against", is(1))
                .body("result.abstentions", is(1))
                .body("result.form", is("PUBLIC"))
                .body("result.wording", is("à la majorité (2 pour, 1 contre, 1 abstention)"));
        refused(meeting.vote(ballot, meeting.members.get(4), "FOR"), 409, "ballot-closed");
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true)).body("recomputed.for", is(2));
    }

    @Test
    void aVoteIsNeitherBeforeItsBallotNorAfterItsClosing() {
        discussed();
        var before = meeting.next();
        var ballot = open("publicAskedBy", 5);
        var member = meeting.members.get(0);
        refusedAt(
                "/at",
                Meeting.vote(Tokens.ASSEMBLY, ballot, member, Map.of("choice", "FOR", "at", before)),
                422,
                "event-out-of-order");
        refusedAt("/at", Meeting.vote(Tokens.ASSEMBLY, ballot, member, choice("FOR")), 422, "vote-needs-instant");
        refusedAt(
                "/at",
                Meeting.vote(Tokens.ASSEMBLY, ballot, member, Map.of("choice", "FOR", "at", "2150-01-01T00:00:00Z")),
                422,
                "event-in-future");
        var closing = meeting.next();
        meeting.vote(ballot, member, "FOR").statusCode(200);
        refusedAt("/at", meeting.closeBallot(ballot, Map.of("at", closing)), 422, "event-out-of-order");
    }

    @Test
    void inATieOfAPublicBallotThePresidentsOwnVoteDecides() {
        discussed();
        var ballot = open("publicAskedBy", 5);
        meeting.vote(ballot, meeting.president(), "FOR").statusCode(200);
        meeting.vote(ballot, meeting.members.get(1), "AGAINST").statusCode(200);

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.outcome", is("ADOPTED"))
                .body("result.castingVoteUsed", is(true))
                .body("result.rules.id", contains("V3", "V1"));
    }

    @Test
    void aMemberCastsTheirOwnVoteAndThatOfTheProxySeparately() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/proxies",
                Map.of(
                        "giverId", meeting.members.get(6),
                        "holderId", meeting.members.get(2),
                        "givenAt", "2019-03-06T10:00:00+01:00",
                        "sessionIds", List.of(meeting.session)));
        meeting.opened(5).discussed(item);
        var token = meeting.token(2);
        var ballot = open("publicAskedBy", 2);

        Meeting.vote(token, ballot, meeting.members.get(2), now("FOR")).statusCode(200);
        Meeting.vote(token, ballot, meeting.members.get(6), now("AGAINST")).statusCode(200);
        refused(Meeting.vote(token, ballot, meeting.members.get(3), now("FOR")), 403, "vote-not-yours");
        refused(Meeting.vote(Tokens.AGENT, ballot, meeting.members.get(3), now("FOR")), 403, "forbidden");
        refused(
                Meeting.vote(MemberTokens.of("nobody"), ballot, meeting.members.get(3), now("FOR")),
                403,
                "vote-not-yours");

        var votes = get("/v1/ballots/" + ballot).body("votes", hasSize(2)).body("proxies", hasSize(1));
        votes.body("votes.find { it.byProxy }.principalId", is(meeting.members.get(6)))
                .body("votes.find { it.byProxy }.holderId", is(meeting.members.get(2)))
                .body("votes.find { it.byProxy }.direction", is("AGAINST"))
                .body("votes.find { !it.byProxy }.direction", is("FOR"));
    }

    @Test
    void aMemberWhoArrivesOrLeavesDuringABallotCannotVote() {
        discussed();
        var ballot = open("publicAskedBy", 5);
        meeting.attendance(
                        "ARRIVAL",
                        meeting.next(),
                        meeting.members.stream().skip(5).limit(1))
                .statusCode(201);
        refused(meeting.vote(ballot, meeting.members.get(5), "FOR"), 409, "no-voice");
        meeting.attendance(
                        "DEPARTURE",
                        meeting.next(),
                        meeting.members.stream().skip(4).limit(1))
                .statusCode(201);
        refused(meeting.vote(ballot, meeting.members.get(4), "FOR"), 422, "member-not-present");
        meeting.vote(ballot, meeting.members.get(0), "FOR").statusCode(200);

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.departed", is(1))
                .body("result.wording", is("à l'unanimité des suffrages exprimés"))
                .body("result.rules.id", contains("V1", "V2", "Q5"));
    }

    @Test
    void anOrdinaryBallotTakesNoVotesOneByOne() {
        discussed();
        String ballot = meeting.openBallot(item).extract().path("id");

        refused(meeting.vote(ballot, meeting.members.get(0), "FOR"), 409, "voted-by-minutes");
    }
}
