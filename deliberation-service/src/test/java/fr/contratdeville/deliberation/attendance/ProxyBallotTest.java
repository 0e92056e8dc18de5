package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The effect of a proxy in a ballot, and its end (rules P4 to P6). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ProxyBallotTest extends GivenProxies {
    @Test
    void theHolderCastsTwoVoicesInAnOrdinaryBallot() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        given(meeting, 4, 1, THE_DAY_BEFORE);

        var ballot = meeting.opened(item, 3);

        get("/v1/ballots/" + ballot)
                .body("voices", is(4))
                .body("proxies.principalId", contains(meeting.members.get(4)))
                .body("proxies.holderId", contains(meeting.members.get(1)));
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .body("result.voices", is(4))
                .body("result.for", is(4))
                .body("result.wording", is("à l'unanimité"));
        get(meeting.path() + "/quorum-ledger").body("items.present", contains(3, 3));
    }

    @Test
    void theHolderVotesTwiceAndFreely() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        given(meeting, 4, 1, THE_DAY_BEFORE);
        meeting.opened(3).discussed(item);
        String ballot = Api.post(
                        "/v1/agenda-items/" + item + "/ballots",
                        Map.of("at", meeting.next(), "publicAskedBy", List.of(meeting.president())))
                .body("form", is("PUBLIC"))
                .extract()
                .path("id");

        for (var voice : Map.of(0, "FOR", 1, "FOR", 2, "FOR", 4, "AGAINST").entrySet()) {
            Api.put(
                            "/v1/ballots/" + ballot + "/votes/" + meeting.members.get(voice.getKey()),
                            Map.of("choice", voice.getValue(), "at", meeting.next()))
                    .statusCode(200);
        }

        meeting.closeBallot(ballot, Map.of())
                .body("result.for", is(3))
                .body("result.against", is(1))
                .body(
                        "votes.findAll { it.holderId == '%s' }.direction".formatted(meeting.members.get(1)),
                        containsInAnyOrder("FOR", "AGAINST"))
                .body("votes.find { it.byProxy }.principalId", is(meeting.members.get(4)))
                .body("votes.find { it.byProxy }.direction", is("AGAINST"));
    }

    @Test
    void aProxyIsRevokedAtAnyTime() {
        var meeting = Meeting.of(5);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        meeting.opened(3).adopted(first);
        var at = meeting.next();

        refusedAt("/at", revoke(proxy, "2019-03-06T09:59:59+01:00"), 422, "event-out-of-order");
        refusedAt("/at", revoke(proxy, "2150-03-07T18:00:00+01:00"), 422, "event-in-future");
        revoke(proxy, at).statusCode(200).body("revokedAt", instant(at)).body("revocationReason", is("Je serai là"));

        ballot(meeting, second).body("voices", is(3)).body("proxies", empty());
        history(meeting).body("items.endedBy", contains("REVOKED")).body("items[0].endedAt", instant(at));
        get("/v1/proxies/" + proxy).body("revokedAt", instant(at));
        get(meeting.path() + "/ballots").body("items.voices", contains(4, 3));
        refused(revoke(proxy, meeting.next()), 409, "proxy-ended", "P2");
        refused(extend(proxy, meeting.another().session), 409, "proxy-ended", "P2");
        get("/v1/proxies/" + proxy).body("revokedAt", instant(at));
    }

    @Test
    void afterARevocationBothAreFreeForAnotherProxy() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        revoke(proxy, "2019-03-06T11:00:00+01:00").statusCode(200);

        refused(give(meeting, proxy(meeting, 4, 2, "2019-03-06T10:30:00+01:00")), 409, "proxy-already-given", "P1");
        given(meeting, 4, 2, "2019-03-06T12:00:00+01:00");
        given(meeting, 3, 1, "2019-03-06T12:00:00+01:00");

        meeting.opened(3);
        ballot(meeting, item)
                .body("voices", is(5))
                .body("proxies.holderId", containsInAnyOrder(meeting.members.get(1), meeting.members.get(2)));
        history(meeting).body("items.endedBy", contains("REVOKED", null, null));
    }

    @Test
    void theArrivalOfTheGiverEndsTheProxy() {
        var meeting = Meeting.of(5);
        var first = meeting.item("Premier point");
        var second = meeting.item("Deuxième point");
        var third = meeting.item("Troisième point");
        given(meeting, 4, 1, THE_DAY_BEFORE);
        meeting.opened(3).adopted(first);
        var at = meeting.next();
        meeting.attendance("ARRIVAL", at, member(meeting, 4)).statusCode(201);

        var own = meeting.ballot(second);
        get("/v1/ballots/" + own).body("voices", is(4)).body("proxies", empty());
        meeting.closeBallot(own, Map.of("unanimity", "FOR")).body("result.for", is(4));
        meeting.attendance("DEPARTURE", meeting.next(), member(meeting, 4)).statusCode(201);

        ballot(meeting, third).body("voices", is(3)).body("proxies", empty());
        history(meeting).body("items.endedBy", contains("GIVER_ARRIVED")).body("items[0].endedAt", instant(at));
    }

    @Test
    void theDepartureOfTheHolderEndsTheProxy() {
        var meeting = Meeting.of(5);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        given(meeting, 4, 3, THE_DAY_BEFORE);
        meeting.opened(4).adopted(first);
        var at = meeting.next();
        meeting.attendance("DEPARTURE", at, member(meeting, 3)).statusCode(201);
        meeting.attendance("ARRIVAL", meeting.next(), member(meeting, 3)).statusCode(201);

        ballot(meeting, second).body("voices", is(4)).body("proxies", empty());
        get(meeting.path() + "/ballots").body("items.voices", contains(5, 4));
        history(meeting).body("items.endedBy", contains("HOLDER_LEFT")).body("items[0].endedAt", instant(at));
    }

    @Test
    void theHolderMustBePresent() {
        var meeting = Meeting.of(5);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        given(meeting, 4, 3, THE_DAY_BEFORE);
        meeting.opened(3).adopted(first);
        history(meeting).body("items.endedBy", contains(nullValue())).body("items[0].endedAt", nullValue());

        meeting.attendance("ARRIVAL", meeting.next(), member(meeting, 3)).statusCode(201);

        ballot(meeting, second).body("voices", is(5)).body("proxies.holderId", contains(meeting.members.get(3)));
        get(meeting.path() + "/ballots").body("items.voices", contains(3, 5));
    }

    @Test
    void aProxyGivenDuringASessionCountsFromTheNextBallot() {
        var meeting = Meeting.of(5);
        var first = meeting.item("Premier point");
        var second = meeting.item("Second point");
        allow(meeting);
        var open = meeting.opened(first, 4);

        given(meeting, 3, 2, meeting.next());
        meeting.attendance("DEPARTURE", meeting.next(), member(meeting, 3)).statusCode(201);

        get("/v1/ballots/" + open).body("voices", is(4)).body("proxies", empty());
        meeting.closeBallot(open, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("result.for", is(3))
                .body("result.departed", is(1));
        ballot(meeting, second)
                .body("voices", is(4))
                .body("proxies.principalId", contains(meeting.members.get(3)))
                .body("proxies.holderId", contains(meeting.members.get(2)));
        get(meeting.path() + "/quorum-ledger").body("items.present", contains(4, 4, 3));
    }

    @Test
    void aProxyOfAPresentMemberIsNotCast() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        allow(meeting);
        meeting.opened(4);
        given(meeting, 3, 2, meeting.next());

        ballot(meeting, item).body("voices", is(4)).body("proxies", empty());
    }
}
