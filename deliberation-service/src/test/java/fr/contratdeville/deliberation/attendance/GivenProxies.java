package fr.contratdeville.deliberation.attendance;

import static fr.contratdeville.deliberation.Api.get;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Meeting;
import io.restassured.response.ValidatableResponse;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hamcrest.Matcher;

/** Sessions with absent members who give proxies. */
abstract class GivenProxies {
    static final String THE_DAY_BEFORE = "2019-03-06T10:00:00+01:00";

    static Map<String, Object> proxy(Meeting meeting, int giver, int holder, String givenAt, String... sessions) {
        var proxy = new LinkedHashMap<String, Object>();
        proxy.put("giverId", meeting.members.get(giver));
        proxy.put("holderId", meeting.members.get(holder));
        proxy.put("givenAt", givenAt);
        proxy.put("sessionIds", sessions.length == 0 ? List.of(meeting.session) : List.of(sessions));
        return proxy;
    }

    static ValidatableResponse give(Meeting meeting, Map<String, ?> proxy) {
        return Api.posted("/v1/assemblies/" + meeting.assembly + "/proxies", proxy);
    }

    static String given(Meeting meeting, int giver, int holder, String givenAt, String... sessions) {
        return give(meeting, proxy(meeting, giver, holder, givenAt, sessions))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse revoke(String proxy, String at) {
        return Api.put("/v1/proxies/" + proxy + "/revocation", Map.of("at", at, "reason", "Je serai là"));
    }

    static ValidatableResponse extend(String proxy, String session) {
        return Api.put("/v1/proxies/" + proxy + "/session", Map.of("sessionId", session));
    }

    static ValidatableResponse history(Meeting meeting) {
        return get(meeting.path() + "/proxies").statusCode(200);
    }

    /** The instant, in any notation. */
    static Matcher<String> instant(String at) {
        return is(OffsetDateTime.parse(at)
                .atZoneSameInstant(ZoneId.of("Europe/Paris"))
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    static void allow(Meeting meeting) {
        Api.put(
                        "/v1/assemblies/" + meeting.assembly + "/policy",
                        Map.of("convocationClearDays", 5, "proxiesDuringSession", true))
                .statusCode(200)
                .body("policy.proxiesDuringSession", is(true));
    }

    static Meeting prepared(int members) {
        var meeting = Meeting.of(members);
        meeting.item("Programmation 2019");
        return meeting;
    }

    static Stream<String> member(Meeting meeting, int index) {
        return Stream.of(meeting.members.get(index));
    }

    static ValidatableResponse ballot(Meeting meeting, String item) {
        return get("/v1/ballots/" + meeting.ballot(item));
    }

    static ValidatableResponse post(String token, String path, Map<String, ?> body) {
        return Api.as(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    static ValidatableResponse put(String token, String proxy, String path, Map<String, ?> body) {
        return Api.as(token)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .put("/v1/proxies/" + proxy + path)
                .then();
    }
}
