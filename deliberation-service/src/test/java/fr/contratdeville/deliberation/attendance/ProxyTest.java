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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Written proxies (rules P1 to P4): givers, holders, sessions and changes. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class ProxyTest extends GivenProxies {
    @Test
    void proxiesDoNotCountForTheQuorum() {
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
    void aProxyIsNeitherInTheFutureNorForAnEndedSession() {
        var meeting = prepared(5);
        refusedAt("/givenAt", give(meeting, proxy(meeting, 4, 1, "2150-03-07T18:00:00+01:00")), 422, "event-in-future");

        meeting.opened(3).closed();

        refused(give(meeting, proxy(meeting, 4, 1, THE_DAY_BEFORE)), 409, "session-state");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE, meeting.another().session);
        refused(extend(proxy, meeting.session), 409, "session-state");
    }

    @Test
    void noProxyDuringASessionUnlessTheAssemblyAllowsIt() {
        var meeting = prepared(5).opened(4);
        var at = meeting.next();

        refused(give(meeting, proxy(meeting, 3, 1, at)), 409, "proxy-during-session", "P4")
                .body("errors[0].pointer", is("/givenAt"));

        history(meeting).body("items", empty());
        var written = proxy(meeting, 4, 1, THE_DAY_BEFORE);
        written.put("correctionReason", "Remis au secrétariat pendant la séance");
        give(meeting, written).statusCode(201);
    }

    @Test
    void atMostThreeConsecutiveSessionsExceptInIllness() {
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

        Api.put(
                        "/v1/proxies/" + proxy + "/session",
                        Map.of("sessionId", sessions.get(2), "illnessCertifiedOn", "2019-03-27"))
                .statusCode(200)
                .body("sessionIds", hasSize(4))
                .body("illnessCertifiedOn", is("2019-03-27"));

        var ill = proxy(meeting, 3, 2, THE_DAY_BEFORE, four);
        ill.put("illnessCertifiedOn", "2019-03-05");
        give(meeting, ill).statusCode(201).body("sessionIds", hasSize(4));
    }

    /** A session that is not yet held can still be cancelled: it does not come in between. */
    @Test
    void theLimitHoldsWhateverIsCancelledInBetween() {
        var meeting = prepared(5);
        var second = LaterSession.of(meeting.assembly, meeting.members, "2019-03-14");
        var third = LaterSession.of(meeting.assembly, meeting.members, "2019-03-21");
        var between = LaterSession.of(meeting.assembly, meeting.members, "2019-03-28");
        var last = LaterSession.of(meeting.assembly, meeting.members, "2019-04-04");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE, meeting.session, second.session, third.session);

        refused(extend(proxy, last.session), 422, "proxy-too-long", "P2");
        between.item("Programmation 2019", Map.of());
        between.convene("2019-03-21", false).statusCode(200);
        refused(extend(proxy, last.session), 422, "proxy-too-long", "P2");
        between.arrived(3).open(Map.of()).body("state", is("OPEN"));
        extend(proxy, last.session).statusCode(200).body("sessionIds", hasSize(4));
        refused(Api.put(between.path() + "/cancellation", Map.of("reason", "Reportée")), 409, "session-state");
    }

    @Test
    void cancelledSessionsAreNotConsecutive() {
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
    void anExtensionFollowsTheSameRules() {
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
    void aChangeRequiresTheCurrentRevision() {
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
    void onlyTheSecretariatRecordsProxies() {
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
