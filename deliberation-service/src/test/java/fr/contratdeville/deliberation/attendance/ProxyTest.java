package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.LaterSession;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** Written proxies (rules P1 to P6): what they may be, what ends them, and what they are worth. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ProxyTest {
    private static final String THE_DAY_BEFORE = "2019-03-06T10:00:00+01:00";

    private static Map<String, Object> proxy(
            Meeting meeting, int giver, int holder, String givenAt, String... sessions) {
        var proxy = new LinkedHashMap<String, Object>();
        proxy.put("giverId", meeting.members.get(giver));
        proxy.put("holderId", meeting.members.get(holder));
        proxy.put("givenAt", givenAt);
        proxy.put("sessionIds", sessions.length == 0 ? List.of(meeting.session) : List.of(sessions));
        return proxy;
    }

    private static ValidatableResponse give(Meeting meeting, Map<String, ?> proxy) {
        return Api.posted("/v1/assemblies/" + meeting.assembly + "/proxies", proxy);
    }

    private static String given(Meeting meeting, int giver, int holder, String givenAt, String... sessions) {
        return give(meeting, proxy(meeting, giver, holder, givenAt, sessions))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse revoke(String proxy, String at) {
        return Api.put("/v1/proxies/" + proxy + "/revocation", Map.of("at", at, "reason", "Je serai là"));
    }

    private static ValidatableResponse extend(String proxy, String session) {
        return Api.put("/v1/proxies/" + proxy + "/session", Map.of("sessionId", session));
    }

    private static ValidatableResponse history(Meeting meeting) {
        return get(meeting.path() + "/proxies").statusCode(200);
    }

    /** The instant, however it is written. */
    private static Matcher<String> instant(String at) {
        return is(OffsetDateTime.parse(at)
                .atZoneSameInstant(ZoneId.of("Europe/Paris"))
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static void allow(Meeting meeting) {
        Api.put(
                        "/v1/assemblies/" + meeting.assembly + "/policy",
                        Map.of("convocationClearDays", 5, "proxiesDuringSession", true))
                .statusCode(200)
                .body("policy.proxiesDuringSession", is(true));
    }

    private static Meeting prepared(int members) {
        var meeting = Meeting.of(members);
        meeting.item("Programmation 2019");
        return meeting;
    }

    private static Stream<String> member(Meeting meeting, int index) {
        return Stream.of(meeting.members.get(index));
    }

    private static ValidatableResponse ballot(Meeting meeting, String item) {
        return get("/v1/ballots/" + meeting.ballot(item));
    }

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
    void proxiesMakeNoQuorum() {
        var meeting = prepared(69);
        for (var proxy = 0; proxy < 20; proxy++) {
            given(meeting, 34 + proxy, proxy, THE_DAY_BEFORE);
        }
        meeting.convened().arrived(34);
        get(meeting.path() + "/quorum-forecast")
                .body("items[0].voices", is(54))
                .body("items[0].present", is(34))
                .body("items[0].falls", is(true));

        meeting.opened();

        get(meeting.path()).body("state", is("INQUORATE"));
        get(meeting.path() + "/quorum-ledger")
                .body("items.inExercise", contains(69))
                .body("items.present", contains(34))
                .body("items.required", contains(35))
                .body("items.met", contains(false));
        history(meeting).body("items", hasSize(20));
    }

    @Test
    void oneProxyForEachHolderAndEachGiver() {
        var meeting = prepared(5);
        given(meeting, 4, 1, THE_DAY_BEFORE);

        refusedAt(
                "/holderId",
                refused(give(meeting, proxy(meeting, 3, 1, THE_DAY_BEFORE)), 409, "proxy-already-held", "P1"),
                409,
                "proxy-already-held");
        refusedAt(
                "/giverId",
                refused(give(meeting, proxy(meeting, 4, 2, THE_DAY_BEFORE)), 409, "proxy-already-given", "P1"),
                409,
                "proxy-already-given");

        history(meeting).body("items.giverId", contains(meeting.members.get(4)));
        given(meeting, 3, 2, THE_DAY_BEFORE);
        var another = meeting.another();
        given(meeting, 4, 1, THE_DAY_BEFORE, another.session);
    }

    @Test
    void aProxyIsForAnotherMemberInExercise() {
        var meeting = prepared(5);
        var stranger = Meeting.members(6).get(5);

        refused(give(meeting, proxy(meeting, 4, 4, THE_DAY_BEFORE)), 422, "proxy-to-oneself", "P1")
                .body("errors[0].pointer", is("/holderId"));
        for (var who : List.of("giverId", "holderId")) {
            var proxy = proxy(meeting, 4, 1, THE_DAY_BEFORE);
            proxy.put(who, stranger);
            refused(give(meeting, proxy), 422, "member-not-in-exercise", "Q3").body("errors[0].pointer", is("/" + who));
        }
        history(meeting).body("items", empty());
    }

    @Test
    void aProxyNamesSessionsOfItsAssembly() {
        var meeting = prepared(5);
        var elsewhere = prepared(5);

        for (var unknown : List.of(elsewhere.session, UUID.randomUUID().toString())) {
            refusedAt(
                    "/sessionIds",
                    give(meeting, proxy(meeting, 4, 1, THE_DAY_BEFORE, meeting.session, unknown)),
                    422,
                    "unknown-reference");
        }
        refused(
                Api.posted("/v1/assemblies/" + UUID.randomUUID() + "/proxies", proxy(meeting, 4, 1, THE_DAY_BEFORE)),
                404,
                "not-found");
        history(meeting).body("items", empty());
        history(elsewhere).body("items", empty());

        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        refusedAt("/sessionId", extend(proxy, elsewhere.session), 422, "unknown-reference");
        var none = proxy(meeting, 3, 2, THE_DAY_BEFORE);
        none.put("sessionIds", List.of());
        refused(
                Api.wronglyAs(Tokens.ASSEMBLY)
                        .contentType("application/json")
                        .body(none)
                        .post("/v1/assemblies/" + meeting.assembly + "/proxies")
                        .then(),
                400,
                "invalid-request");
    }

    @Test
    void aProxyIsNotWrittenTomorrowNorForASessionThatIsOver() {
        var meeting = prepared(5);
        refusedAt("/givenAt", give(meeting, proxy(meeting, 4, 1, "2150-03-07T18:00:00+01:00")), 422, "event-in-future");

        meeting.opened(3).closed();

        refused(give(meeting, proxy(meeting, 4, 1, THE_DAY_BEFORE)), 409, "session-state");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE, meeting.another().session);
        refused(extend(proxy, meeting.session), 409, "session-state");
    }

    @Test
    void aProxyIsRevokedByWordAtAnyTime() {
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
    void aGiverWhoArrivesTakesTheVoiceBackForGood() {
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
    void aHolderWhoLeavesEndsTheProxyForGood() {
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
    void theHolderIsThereToCastIt() {
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
    void duringASessionNoProxyIsGivenWhereTheAssemblyDoesNotAllowIt() {
        var meeting = prepared(5).opened(4);
        var at = meeting.next();

        refused(give(meeting, proxy(meeting, 3, 1, at)), 409, "proxy-during-session", "P4")
                .body("errors[0].pointer", is("/givenAt"));

        history(meeting).body("items", empty());
        given(meeting, 4, 1, THE_DAY_BEFORE);
    }

    @Test
    void whereTheAssemblyAllowsItAProxyServesFromTheNextBallotOn() {
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
    void aProxyOfAMemberWhoIsStillThereIsNotCast() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        allow(meeting);
        meeting.opened(4);
        given(meeting, 3, 2, meeting.next());

        ballot(meeting, item).body("voices", is(4)).body("proxies", empty());
    }

    @Test
    void threeSessionsInARowSaveIllness() {
        var meeting = prepared(5);
        var sessions = Stream.of("2019-03-14", "2019-03-21", "2019-03-28", "2019-04-04")
                .map(date -> LaterSession.of(meeting.assembly, meeting.members, date).session)
                .toList();
        var three = new String[] {meeting.session, sessions.get(0), sessions.get(1)};
        var four = new String[] {meeting.session, sessions.get(0), sessions.get(1), sessions.get(2)};

        refused(give(meeting, proxy(meeting, 4, 1, THE_DAY_BEFORE, four)), 422, "proxy-too-long", "P2");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE, three);
        refused(extend(proxy, sessions.get(2)), 422, "proxy-too-long", "P2");
        get("/v1/proxies/" + proxy).body("sessionIds", containsInAnyOrder((Object[]) three));
        // Another session lies between: these do not follow each other.
        extend(proxy, sessions.get(3)).statusCode(200).body("sessionIds", hasSize(4));

        Api.put(
                        "/v1/proxies/" + proxy + "/session",
                        Map.of("sessionId", sessions.get(2), "illnessCertifiedOn", "2019-03-27"))
                .statusCode(200)
                .body("sessionIds", hasSize(5))
                .body("illnessCertifiedOn", is("2019-03-27"));

        var ill = proxy(meeting, 3, 2, THE_DAY_BEFORE, four);
        ill.put("illnessCertifiedOn", "2019-03-05");
        give(meeting, ill).statusCode(201).body("sessionIds", hasSize(4));
    }

    @Test
    void aSessionThatWasCalledOffIsNotOneInTheRow() {
        var meeting = prepared(5);
        var second = LaterSession.of(meeting.assembly, meeting.members, "2019-03-14");
        var third = LaterSession.of(meeting.assembly, meeting.members, "2019-03-21");
        var fourth = LaterSession.of(meeting.assembly, meeting.members, "2019-03-28");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE, meeting.session, second.session, third.session);
        refused(extend(proxy, fourth.session), 422, "proxy-too-long", "P2");

        Api.put(second.path() + "/cancellation", Map.of("reason", "Reportée")).statusCode(200);

        extend(proxy, fourth.session).statusCode(200);
    }

    @Test
    void oneMoreSessionIsHeldToTheSameRules() {
        var meeting = prepared(5);
        var later = LaterSession.of(meeting.assembly, meeting.members, "2019-03-14");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        var other = given(meeting, 3, 1, THE_DAY_BEFORE, later.session);

        refused(extend(proxy, later.session), 409, "proxy-already-held", "P1");
        revoke(other, THE_DAY_BEFORE).statusCode(200);
        extend(proxy, later.session).statusCode(200).body("sessionIds", hasSize(2));
        extend(proxy, later.session).statusCode(200).body("sessionIds", hasSize(2));
    }

    @Test
    void aChangeIsToWhatWasRead() {
        var meeting = prepared(5);
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        var read = get("/v1/proxies/" + proxy).extract().header("ETag");
        extend(proxy, meeting.another().session).statusCode(200);

        refused(
                Api.as(Tokens.ASSEMBLY)
                        .header("If-Match", read)
                        .contentType("application/json")
                        .body(Map.of("at", meeting.next()))
                        .put("/v1/proxies/" + proxy + "/revocation")
                        .then(),
                412,
                "stale-version");
        refused(
                Api.wronglyAs(Tokens.ASSEMBLY)
                        .contentType("application/json")
                        .body(Map.of("at", meeting.next()))
                        .put("/v1/proxies/" + proxy + "/revocation")
                        .then(),
                428,
                "precondition-required");
        get("/v1/proxies/" + proxy).body("revokedAt", nullValue());
    }

    @Test
    void theSessionThatWasReadHasChangedWithItsProxies() {
        var meeting = prepared(5);
        var before = get(meeting.path()).extract().header("ETag");
        given(meeting, 4, 1, THE_DAY_BEFORE);

        get(meeting.path()).header("ETag", not(before));
    }

    @Test
    void theSecretariatRecordsProxiesAndNobodyElse() {
        var meeting = prepared(5);
        var path = "/v1/assemblies/" + meeting.assembly + "/proxies";
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        for (var token : List.of(Tokens.AUDITOR, Tokens.AGENT, MemberTokens.of("someone"))) {
            refused(post(token, path, proxy(meeting, 3, 2, THE_DAY_BEFORE)), 403, "forbidden");
            refused(put(token, proxy, "/session", Map.of("sessionId", meeting.session)), 403, "forbidden");
            refused(put(token, proxy, "/revocation", Map.of("at", THE_DAY_BEFORE)), 403, "forbidden");
        }
        refused(post(null, path, proxy(meeting, 3, 2, THE_DAY_BEFORE)), 401, "unauthenticated");
        refused(put(null, proxy, "/revocation", Map.of("at", THE_DAY_BEFORE)), 401, "unauthenticated");
        refused(get(Tokens.AGENT, "/v1/proxies/" + proxy), 403, "forbidden");
        refused(get(null, "/v1/proxies/" + proxy), 401, "unauthenticated");
        refused(get("/v1/proxies/" + UUID.randomUUID()), 404, "not-found");
        get(Tokens.AUDITOR, "/v1/proxies/" + proxy).statusCode(200).body("revokedAt", nullValue());
        history(meeting).body("items", hasSize(1));
    }

    private static ValidatableResponse post(String token, String path, Map<String, ?> body) {
        return Api.as(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse put(String token, String proxy, String path, Map<String, ?> body) {
        return Api.as(token)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .put("/v1/proxies/" + proxy + path)
                .then();
    }

    @Test
    void theProxiesOfASessionArePublicOnceItIsOver() {
        var meeting = prepared(5);
        given(meeting, 4, 1, THE_DAY_BEFORE);
        meeting.opened(3);
        var path = meeting.path() + "/proxies";
        for (var token : List.of(Tokens.AGENT, Tokens.CGET)) {
            refused(get(token, path), 404, "not-found");
        }
        refused(get(null, path), 404, "not-found");
        get(Tokens.AUDITOR, path).body("items", hasSize(1));
        get(MemberTokens.of("someone"), path).body("items", hasSize(1));

        meeting.closed();

        get(null, path)
                .body("items", hasSize(1))
                .body("items[0].giverId", is(meeting.members.get(4)))
                .body("items[0].holderId", is(meeting.members.get(1)))
                .body("items[0].endedBy", nullValue());
    }
}
