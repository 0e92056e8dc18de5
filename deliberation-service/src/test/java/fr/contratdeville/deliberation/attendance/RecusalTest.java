package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recusals (rules R1 to R3): their effect on the quorum and the voices of an item. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class RecusalTest {
    private static final String PERSONAL = "PERSONAL";
    private static final String REPRESENTATIVE = "REPRESENTATIVE";

    private static String path(String item, String member) {
        return "/v1/agenda-items/" + item + "/recusals/" + member;
    }

    private static ValidatableResponse recusals(String item) {
        return get("/v1/agenda-items/" + item + "/recusals").statusCode(200);
    }

    private static ValidatableResponse recuse(String token, String item, String member, String kind, String at) {
        return Api.as(token)
                .contentType("application/json")
                .body(Map.of("kind", kind, "reason", "Préside l'AGASEF.", "at", at))
                .put(path(item, member))
                .then();
    }

    private static ValidatableResponse recuse(String item, String member, String kind, String at) {
        return recuse(Tokens.ASSEMBLY, item, member, kind, at);
    }

    private static void recused(Meeting meeting, String item, String kind, int from, int to) {
        var at = meeting.next();
        meeting.members
                .subList(from, to)
                .forEach(member -> recuse(item, member, kind, at).statusCode(200));
    }

    private static ValidatableResponse retract(String token, String item, String member, String at) {
        return Api.as(token)
                .contentType("application/json")
                .body(Map.of("at", at))
                .put(path(item, member) + "/retraction")
                .then();
    }

    private static ValidatableResponse retract(String item, String member, String at) {
        return retract(Tokens.ASSEMBLY, item, member, at);
    }

    private static void proxy(Meeting meeting, int giver, int holder) {
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/proxies",
                Map.of(
                        "giverId", meeting.members.get(giver),
                        "holderId", meeting.members.get(holder),
                        "givenAt", "2019-03-06T10:00:00+01:00",
                        "sessionIds", List.of(meeting.session)));
    }

    private static ValidatableResponse ledger(Meeting meeting) {
        return get(meeting.path() + "/quorum-ledger").statusCode(200);
    }

    /** Sets an account for a member. */
    private static String tokenOf(String member) {
        var subject = UUID.randomUUID().toString();
        Api.put("/v1/members/" + member + "/account", Map.of("subject", subject))
                .statusCode(200)
                .body("subject", is(subject));
        return MemberTokens.of(subject);
    }

    @Test
    void aPersonalInterestTakesOutOfThePresentForThatItemAlone() {
        var meeting = Meeting.of(69);
        var item = meeting.item("Premier point");
        var next = meeting.item("Second point");
        meeting.opened(55);
        recused(meeting, item, PERSONAL, 34, 55);

        meeting.discussed(item);

        get("/v1/agenda-items/" + item).body("state", is("INQUORATE"));
        get("/v1/agenda-items/" + next).body("state", is("LISTED")).body("reason", nullValue());
        meeting.discussed(next);
        get("/v1/agenda-items/" + next).body("state", is("IN_DISCUSSION"));
        ledger(meeting)
                .body("items.inExercise", contains(69, 69, 69))
                .body("items.present", contains(55, 34, 55))
                .body("items.required", contains(35, 35, 35))
                .body("items.met", contains(true, false, true))
                .body("items[1].rules.id", contains("Q1", "Q3", "Q4", "R2"))
                .body("items[2].rules.id", contains("Q1", "Q3", "Q4"));
    }

    @Test
    void whoRepresentsTheAssemblyLeavesTheMembersInExerciseFrom22February2022() {
        var meeting = Meeting.on("2022-03-10", 69);
        var item = meeting.item("Programmation 2022");
        meeting.opened(55);
        recused(meeting, item, REPRESENTATIVE, 34, 55);

        var ballot = meeting.ballot(item);

        get("/v1/ballots/" + ballot).body("voices", is(34));
        get(meeting.path()).body("regime", is("OF_22_FEBRUARY_2022"));
        ledger(meeting)
                .body("items.inExercise", contains(69, 48))
                .body("items.present", contains(55, 34))
                .body("items.required", contains(35, 25))
                .body("items.met", contains(true, true))
                .body("items[1].rules.id", contains("Q1", "Q3", "Q4", "R3"));
    }

    @Test
    void before22February2022WhoRepresentsTheAssemblyStaysInExercise() {
        for (var day : Map.of("2019-03-07", 3, "2022-02-21", 3, "2022-02-22", 2).entrySet()) {
            var meeting = Meeting.on(day.getKey(), 5);
            var item = meeting.item("Programmation");
            if (day.getKey().startsWith("2022-02")) {
                Api.put(meeting.path() + "/convocation", Map.of("sentOn", "2022-01-31", "urgent", false))
                        .statusCode(200);
                meeting.arrived(5).opened();
            } else {
                meeting.opened(5);
            }
            recused(meeting, item, REPRESENTATIVE, 3, 5);
            meeting.discussed(item);

            ledger(meeting)
                    .body("items[1].required", is(day.getValue()))
                    .body("items[1].present", is(3))
                    .body("items[1].rules.id", hasItem(day.getValue() == 2 ? "R3" : "R2"));
        }
    }

    @Test
    void aRecusedHolderCastsNoVote() {
        var meeting = Meeting.of(69);
        var item = meeting.item("Programmation 2019");
        proxy(meeting, 60, 20);
        meeting.opened(55);
        recused(meeting, item, PERSONAL, 20, 21);

        var ballot = meeting.ballot(item);

        get("/v1/ballots/" + ballot).body("voices", is(54)).body("proxies", empty());
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .body("result.for", is(54))
                .body("result.wording", is("à l'unanimité"));
        ledger(meeting).body("items.present", contains(55, 54));
    }

    @Test
    void theProxyOfARecusedGiverIsNotCast() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Premier point");
        var next = meeting.item("Second point");
        proxy(meeting, 4, 1);
        meeting.opened(4);
        recused(meeting, item, PERSONAL, 4, 5);

        var ballot = meeting.ballot(item);

        get("/v1/ballots/" + ballot).body("voices", is(4)).body("proxies", empty());
        ledger(meeting).body("items.present", contains(4, 4));
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        get("/v1/ballots/" + meeting.ballot(next)).body("voices", is(5)).body("proxies", hasSize(1));
    }

    @Test
    void aRecusedMemberCastsNoVote() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4);
        recused(meeting, item, PERSONAL, 3, 4);
        meeting.discussed(item);
        String ballot = Api.post(
                        "/v1/agenda-items/" + item + "/ballots",
                        Map.of("at", meeting.next(), "publicAskedBy", List.of(meeting.president())))
                .body("form", is("PUBLIC"))
                .body("demands.public.needed", is(1))
                .extract()
                .path("id");

        refused(
                Api.put(
                        "/v1/ballots/" + ballot + "/votes/" + meeting.members.get(3),
                        Map.of("choice", "FOR", "at", meeting.next())),
                409,
                "member-recused",
                "R1");
        get("/v1/ballots/" + ballot).body("voices", is(3)).body("cast", is(0));
    }

    @Test
    void aRetractedRecusalCountsTheMemberAgain() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(3);
        var member = meeting.members.get(2);
        var declared = meeting.next();
        recuse(item, member, PERSONAL, declared).statusCode(200).body("retractedAt", nullValue());
        refused(retract(item, meeting.members.get(1), meeting.next()), 404, "not-found");
        var retracted = meeting.next();

        retract(item, member, retracted).statusCode(200).body("retractedAt", is(retracted));

        refused(retract(item, member, meeting.next()), 404, "not-found");
        recusals(item)
                .body("items.memberId", contains(member))
                .body("items.declaredAt", contains(declared))
                .body("items.retractedAt", contains(retracted));
        get("/v1/ballots/" + meeting.ballot(item)).body("voices", is(3));
        ledger(meeting).body("items.present", contains(3, 3));
    }

    @Test
    void aRecusalIsNotRetractedBeforeItsDeclaration() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(3);
        var before = meeting.next();
        var declared = meeting.next();
        recuse(item, meeting.members.get(2), PERSONAL, declared).statusCode(200);

        refused(retract(item, meeting.members.get(2), before), 422, "event-out-of-order")
                .body("errors[0].pointer", is("/at"));
        refused(recuse(item, meeting.members.get(2), REPRESENTATIVE, before), 422, "event-out-of-order")
                .body("errors[0].pointer", is("/at"));

        recusals(item).body("items.kind", contains(PERSONAL)).body("items[0].retractedAt", nullValue());
    }

    @Test
    void aNewRecusalReplacesTheEarlierOneWhichIsKept() {
        var meeting = Meeting.on("2022-03-10", 5);
        var item = meeting.item("Programmation 2022");
        meeting.opened(4);
        var member = meeting.members.get(3);
        recuse(item, member, PERSONAL, meeting.next()).statusCode(200);
        var replaced = meeting.next();
        recuse(item, member, REPRESENTATIVE, replaced).statusCode(200);

        meeting.discussed(item);

        recusals(item)
                .body("items.kind", contains(PERSONAL, REPRESENTATIVE))
                .body("items.memberId", contains(member, member))
                .body("items.retractedAt", contains(replaced, null));
        ledger(meeting).body("items.inExercise", contains(5, 4)).body("items.present", contains(4, 3));
    }

    @Test
    void aRecusalDuringTheDiscussionRemovesTheVoiceButKeepsTheQuorum() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(3).discussed(item);
        recused(meeting, item, PERSONAL, 2, 3);

        String ballot = meeting.openBallot(item).statusCode(201).extract().path("id");

        get("/v1/ballots/" + ballot).body("voices", is(2));
        ledger(meeting).body("items.present", contains(3, 3)).body("items.met", contains(true, true));
        get(meeting.path() + "/quorum-ledger/verification").body("same", is(true));
    }

    @Test
    void aRecusalIsNeitherBeforeACountNorInTheFuture() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var before = meeting.next();
        meeting.discussed(item);

        refused(recuse(item, meeting.members.get(3), PERSONAL, before), 422, "event-out-of-order")
                .body("errors[0].pointer", is("/at"));
        refused(recuse(item, meeting.members.get(3), PERSONAL, "2150-03-07T18:00:00+01:00"), 422, "event-in-future")
                .body("errors[0].pointer", is("/at"));
        refused(recuse(item, Meeting.members(6).get(5), PERSONAL, meeting.next()), 422, "member-not-in-exercise", "Q3");
        refused(
                recuse(UUID.randomUUID().toString(), meeting.members.get(3), PERSONAL, meeting.next()),
                404,
                "not-found");

        recusals(item).body("items", empty());
    }

    @Test
    void notWhileABallotIsOpenNorAfterTheVote() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Premier point");
        var untouched = meeting.item("Second point");
        meeting.opened(4);
        var member = meeting.members.get(3);
        recuse(item, member, PERSONAL, meeting.next()).statusCode(200);
        var ballot = meeting.ballot(item);

        refused(recuse(item, meeting.members.get(2), PERSONAL, meeting.next()), 409, "ballot-open");
        refused(retract(item, member, meeting.next()), 409, "ballot-open");
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200).body("result.voices", is(3));
        refused(recuse(item, meeting.members.get(2), PERSONAL, meeting.next()), 409, "item-state");
        refused(retract(item, member, meeting.next()), 409, "item-state");
        meeting.closed();
        refused(recuse(untouched, member, PERSONAL, meeting.next()), 409, "session-state");

        recusals(item).body("items", hasSize(1)).body("items[0].retractedAt", nullValue());
    }

    @Test
    void anItemWithoutQuorumIsDiscussedAfterARecusalIsRetracted() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(3);
        recused(meeting, item, PERSONAL, 2, 3);
        meeting.discussed(item);
        get("/v1/agenda-items/" + item).body("state", is("INQUORATE"));

        retract(item, meeting.members.get(2), meeting.next()).statusCode(200);
        meeting.discussed(item);

        get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));
        ledger(meeting).body("items.met", contains(true, false, true));
    }

    @Test
    void aMemberDeclaresOnlyTheirOwnRecusal() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var member = meeting.members.get(3);
        var token = tokenOf(member);
        var stranger = MemberTokens.of(UUID.randomUUID().toString());

        refused(recuse(token, item, meeting.members.get(2), PERSONAL, meeting.next()), 403, "recusal-not-yours", "R1");
        refused(recuse(stranger, item, member, PERSONAL, meeting.next()), 403, "recusal-not-yours", "R1");
        recuse(token, item, member, PERSONAL, meeting.next()).statusCode(200).body("memberId", is(member));
        refused(retract(stranger, item, member, meeting.next()), 403, "recusal-not-yours", "R1");
        get(token, "/v1/agenda-items/" + item + "/recusals").body("items.memberId", contains(member));
        retract(token, item, member, meeting.next()).statusCode(200);

        for (var other : List.of(Tokens.AUDITOR, Tokens.AGENT, Tokens.CGET)) {
            refused(recuse(other, item, member, PERSONAL, meeting.next()), 403, "forbidden");
            refused(retract(other, item, member, meeting.next()), 403, "forbidden");
        }
        refused(recuse(null, item, member, PERSONAL, meeting.next()), 401, "unauthenticated");
        recusals(item).body("items", hasSize(1));
    }

    @Test
    void aRemovedAccountDeclaresNothing() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var member = meeting.members.get(3);
        var token = tokenOf(member);
        var nobody = new HashMap<String, String>();
        nobody.put("subject", null);
        Api.put("/v1/members/" + member + "/account", nobody).statusCode(200).body("subject", nullValue());

        refused(recuse(token, item, member, PERSONAL, meeting.next()), 403, "recusal-not-yours", "R1");
    }

    @Test
    void theRecusalsOfASessionArePublicOnceItIsOver() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        meeting.opened(4);
        recused(meeting, item, PERSONAL, 3, 4);
        var path = "/v1/agenda-items/" + item + "/recusals";
        Stream.of(Tokens.AGENT, Tokens.CGET, null).forEach(token -> refused(get(token, path), 404, "not-found"));
        get(Tokens.AUDITOR, path).body("items", hasSize(1));
        var before = get(meeting.path()).extract().header("ETag");
        recused(meeting, item, PERSONAL, 2, 3);
        get(meeting.path()).header("ETag", not(before));

        meeting.closed();

        get(null, path).body("items", hasSize(2)).body("items.kind", contains(PERSONAL, PERSONAL));
    }
}
