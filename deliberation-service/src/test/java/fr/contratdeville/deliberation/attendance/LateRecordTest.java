package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.LaterSession;
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

/**
 * A proxy, a revocation, a recusal or a mandate that is recorded after members were counted is a correction with a
 * reason, as attendance is ({@link CorrectionTest}). What was counted stays, and shows that it differs, and why.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class LateRecordTest extends GivenProxies {
    private static final String REASON = "Pièce retrouvée après la séance";

    private Meeting meeting;
    private String item;
    private String ballot;

    /** Five members, of whom four are present and adopt an item. */
    private void voted() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        ballot = meeting.opened(4).adopted(item);
    }

    private static Map<String, Object> explained(Map<String, ?> body) {
        var explained = new HashMap<String, Object>(body);
        explained.put("correctionReason", REASON);
        return explained;
    }

    private static ValidatableResponse verified(String ballot) {
        return get("/v1/ballots/" + ballot + "/verification").statusCode(200);
    }

    private ValidatableResponse recounted() {
        return get(meeting.path() + "/quorum-ledger/verification").statusCode(200);
    }

    private ValidatableResponse recuse(int member, String at, @Nullable String reason) {
        var recusal = new HashMap<String, Object>(Map.of("kind", "PERSONAL", "reason", "Préside l'AGASEF.", "at", at));
        recusal.put("correctionReason", reason);
        return Api.as(Tokens.ASSEMBLY)
                .contentType("application/json")
                .body(recusal)
                .put("/v1/agenda-items/" + item + "/recusals/" + meeting.members.get(member))
                .then();
    }

    /** The ballot of {@link #voted} had four voices, and shows why it differs now. */
    private void differs(String kind, int voices) {
        get("/v1/ballots/" + ballot).body("voices", is(4)).body("result.for", is(4));
        verified(ballot)
                .body("same", is(false))
                .body("stated.voices", is(4))
                .body("voices", is(voices))
                .body("corrections.kind", contains(kind))
                .body("corrections.reason", contains(REASON));
        get(meeting.path() + "/journal")
                .body("items.findAll { it.reason != null }.kind", contains(kind))
                .body("items.findAll { it.reason != null }.reason", contains(REASON));
    }

    @Test
    void whatIsRecordedInTimeIsNoCorrection() {
        meeting = prepared(5);
        given(meeting, 4, 1, THE_DAY_BEFORE);
        item = get(meeting.path()).extract().path("agenda[0].id");
        meeting.opened(4);
        recuse(2, meeting.next(), null).statusCode(200);
        ballot = meeting.adopted(item);

        verified(ballot).body("same", is(true)).body("corrections", empty());
        recounted().body("same", is(true)).body("lines.corrections", contains(empty(), empty()));
    }

    @Test
    void aLateProxyNeedsAReason() {
        voted();
        var late = proxy(meeting, 4, 1, THE_DAY_BEFORE);
        refusedAt("/givenAt", give(meeting, late), 422, "event-out-of-order");
        history(meeting).body("items", empty());

        give(meeting, explained(late)).statusCode(201);

        differs("PROXY_GIVEN", 5);
        recounted().body("lines[1].same", is(false)).body("lines[1].corrections.kind", contains("PROXY_GIVEN"));
    }

    @Test
    void aLateProxyIsRecordedAfterTheSessionToo() {
        voted();
        var at = meeting.next();
        meeting.closed();
        refused(give(meeting, proxy(meeting, 4, 1, THE_DAY_BEFORE)), 409, "session-state");
        refused(give(meeting, explained(proxy(meeting, 4, 1, at))), 409, "session-state");

        give(meeting, explained(proxy(meeting, 4, 1, THE_DAY_BEFORE))).statusCode(201);

        differs("PROXY_GIVEN", 5);
    }

    @Test
    void aProxyIsExtendedLateWithAReason() {
        voted();
        var another = LaterSession.of(meeting.assembly, meeting.members, "2019-03-14");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE, another.session);
        refused(extend(proxy, meeting.session), 409, "proxy-during-session", "P4");

        Api.put("/v1/proxies/" + proxy + "/session", explained(Map.of("sessionId", meeting.session)))
                .statusCode(200);

        differs("PROXY_GIVEN", 5);
        get(another.path() + "/journal")
                .body("items.kind", contains("PROXY_GIVEN"))
                .body("items.reason", contains(nullValue()));
    }

    @Test
    void aLateRevocationNeedsAReason() {
        meeting = prepared(5);
        item = get(meeting.path()).extract().path("agenda[0].id");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        ballot = meeting.opened(3).adopted(item);
        meeting.closed();
        var revocation = Map.of("at", "2019-03-07T10:00:00+01:00");
        refusedAt("/at", Api.put("/v1/proxies/" + proxy + "/revocation", revocation), 422, "event-out-of-order");
        get("/v1/proxies/" + proxy).body("revokedAt", nullValue());

        Api.put("/v1/proxies/" + proxy + "/revocation", explained(revocation)).statusCode(200);

        differs("PROXY_REVOKED", 3);
    }

    @Test
    void aRevocationAfterASessionIsNoCorrectionOfIt() {
        meeting = prepared(5);
        item = get(meeting.path()).extract().path("agenda[0].id");
        var proxy = given(meeting, 4, 1, THE_DAY_BEFORE);
        ballot = meeting.opened(3).adopted(item);
        meeting.closed();

        revoke(proxy, meeting.next()).statusCode(200);

        verified(ballot).body("same", is(true));
        get(meeting.path() + "/journal").body("items.findAll { it.kind == 'PROXY_REVOKED' }", empty());
    }

    @Test
    void aLateRecusalNeedsAReason() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var before = meeting.next();
        ballot = meeting.adopted(item);
        refused(recuse(3, before, null), 409, "item-state");

        recuse(3, before, REASON).statusCode(200);

        differs("RECUSAL_DECLARED", 3);
        recounted()
                .body("lines.same", contains(true, false))
                .body("lines[1].present", is(3))
                .body("lines[1].corrections.reason", contains(REASON));
    }

    @Test
    void aRecusalIsRetractedLateWithAReason() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        meeting.opened(5);
        recuse(4, meeting.next(), null).statusCode(200);
        var before = meeting.next();
        ballot = meeting.adopted(item);
        meeting.closed();
        var path = "/v1/agenda-items/" + item + "/recusals/" + meeting.members.get(4) + "/retraction";
        refused(Api.put(path, Map.of("at", before)), 409, "session-state");

        Api.put(path, explained(Map.of("at", before))).statusCode(200).body("retractedAt", is(before));

        differs("RECUSAL_RETRACTED", 5);
    }

    @Test
    void aRecusalBeforeTheDiscussionIsRecordedDuringItWithAReason() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var before = meeting.next();
        meeting.discussed(item);
        refusedAt("/at", recuse(3, before, null), 422, "event-out-of-order");

        recuse(3, before, REASON).statusCode(200);

        recounted().body("lines.same", contains(true, false)).body("lines.present", contains(4, 3));
        String open = meeting.openBallot(item)
                .statusCode(201)
                .body("voices", is(3))
                .extract()
                .path("id");
        meeting.closeBallot(open, Map.of("unanimity", "FOR")).statusCode(200);
        verified(open).body("same", is(true));
    }

    @Test
    void aBallotThatALateRecusalChangesIsNotClosed() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var before = meeting.next();
        var open = meeting.ballot(item);

        recuse(3, before, REASON).statusCode(200);

        refused(meeting.closeBallot(open, Map.of("unanimity", "FOR")), 409, "voices-changed");
        verified(open).body("same", is(false)).body("corrections.reason", contains(REASON));
    }

    @Test
    void onlyTheSecretariatCorrectsARecusal() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        meeting.opened(4);
        var before = meeting.next();
        var token = meeting.token(3);
        ballot = meeting.adopted(item);

        refused(
                Api.as(token)
                        .contentType("application/json")
                        .body(explained(Map.of("kind", "PERSONAL", "reason", "Préside l'AGASEF.", "at", before)))
                        .put("/v1/agenda-items/" + item + "/recusals/" + meeting.members.get(3))
                        .then(),
                403,
                "correction-not-yours");
    }

    @Test
    void aMandateThatEndedBeforeTheSessionIsACorrection() {
        voted();
        var mandates = "/v1/assemblies/" + meeting.assembly + "/mandates";
        String mandate =
                get(mandates).extract().path("items.find { it.memberId == '%s' }.id".formatted(meeting.members.get(3)));
        var end = Map.of("until", "2019-02-28");
        refusedAt("/until", Api.put("/v1/mandates/" + mandate, end), 422, "event-out-of-order");
        get("/v1/mandates/" + mandate).body("until", nullValue());
        // From the day after the session on, nothing that was counted differs.
        Api.put("/v1/mandates/" + mandate, Map.of("until", "2019-03-07")).statusCode(200);

        Api.put("/v1/mandates/" + mandate, explained(end)).statusCode(200).body("until", is("2019-02-28"));

        differs("MANDATE_CORRECTED", 3);
        recounted()
                .body("lines.taken.inExercise", contains(5, 5))
                .body("lines.inExercise", contains(4, 4))
                .body("lines[0].corrections.kind", contains("MANDATE_CORRECTED"));
    }

    @Test
    void aMandateRecordedAfterTheSessionIsACorrection() {
        voted();
        meeting.closed();
        var mandates = "/v1/assemblies/" + meeting.assembly + "/mandates";
        var mandate = Map.of("memberId", Meeting.members(6).get(5), "quality", "TITULAR", "from", "2019-03-01");
        refusedAt("/from", Api.posted(mandates, mandate), 422, "event-out-of-order");

        Api.posted(mandates, explained(mandate)).statusCode(201);

        recounted()
                .body("lines.taken.inExercise", contains(5, 5))
                .body("lines.inExercise", contains(6, 6))
                .body("lines[0].corrections.reason", contains(REASON))
                .body("lines[1].corrections.reason", contains(REASON));
    }

    @Test
    void aMandateThatChangesNothingThatWasCountedNeedsNoReason() {
        voted();
        var mandates = "/v1/assemblies/" + meeting.assembly + "/mandates";
        var member = Meeting.members(6).get(5);

        Api.post(
                mandates,
                Map.of("memberId", member, "quality", "SUBSTITUTE", "from", "2014-04-18", "until", "2019-03-07"));
        Api.post(mandates, Map.of("memberId", member, "quality", "TITULAR", "from", "2019-03-08"));

        recounted().body("same", is(true));
    }

    @Test
    void lateAttendanceShowsWhyToo() {
        voted();
        var arrival = get(meeting.path() + "/attendance").extract().<String>path("items[0].at");
        Api.post(
                meeting.path() + "/attendance",
                Map.of(
                        "events",
                        List.of(Map.of(
                                "memberId",
                                meeting.members.get(4),
                                "kind",
                                "ARRIVAL",
                                "at",
                                arrival,
                                "reason",
                                REASON))));

        differs("ARRIVAL", 5);
        recounted().body("lines.corrections.reason", contains(List.of(REASON), List.of(REASON)));
    }
}
