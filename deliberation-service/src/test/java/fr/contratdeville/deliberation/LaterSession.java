package fr.contratdeville.deliberation;

import io.restassured.response.ValidatableResponse;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A further session of an existing assembly; {@link Meeting} creates an assembly of its own. Each event is one minute
 * later.
 */
public final class LaterSession {
    public final String session;
    private final List<String> members;
    private OffsetDateTime now;

    private LaterSession(String session, List<String> members, String date) {
        this.session = session;
        this.members = members;
        this.now = OffsetDateTime.parse(date + "T18:00:00+01:00");
    }

    /** A session of an assembly with these members. */
    public static LaterSession of(String assembly, List<String> members, String date) {
        return new LaterSession(Api.id("/v1/sessions", Map.of("assemblyId", assembly, "date", date)), members, date);
    }

    /** The second session after one without quorum (rule Q6). */
    public static LaterSession second(Meeting failed, String date) {
        return new LaterSession(
                Api.id(
                        "/v1/sessions",
                        Map.of("assemblyId", failed.assembly, "date", date, "secondOfId", failed.session)),
                failed.members,
                date);
    }

    public String next() {
        now = now.plusMinutes(1);
        return now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public String path() {
        return "/v1/sessions/" + session;
    }

    /** Lists an item to vote on, with further members of its JSON. */
    public ValidatableResponse list(String title, Map<String, ?> more) {
        var item = new LinkedHashMap<String, Object>(Map.of("title", title, "kind", "DELIBERATION"));
        item.putAll(more);
        return Api.posted(path() + "/agenda-items", item);
    }

    public String item(String title, Map<String, ?> more) {
        return list(title, more).statusCode(201).extract().path("id");
    }

    public ValidatableResponse convene(String sentOn, boolean urgent) {
        return Api.put(path() + "/convocation", Map.of("sentOn", sentOn, "urgent", urgent));
    }

    /** The given number of members arrive. */
    public LaterSession arrived(int count) {
        var at = next();
        Api.post(
                path() + "/attendance",
                Map.of(
                        "events",
                        members.stream()
                                .limit(count)
                                .map(member -> Map.of("memberId", member, "kind", "ARRIVAL", "at", at))
                                .toList()));
        return this;
    }

    public ValidatableResponse open(Map<String, ?> more) {
        var opening = new LinkedHashMap<String, Object>();
        opening.put("at", next());
        opening.put("presidentId", members.get(0));
        opening.put("secretaryId", members.get(1));
        opening.putAll(more);
        return Api.put(path() + "/opening", opening).statusCode(200);
    }

    public ValidatableResponse discuss(String item) {
        return Api.put("/v1/agenda-items/" + item + "/discussion", Map.of("at", next()))
                .statusCode(200);
    }

    public ValidatableResponse openBallot(String item) {
        return Api.posted("/v1/agenda-items/" + item + "/ballots", Map.of("at", next()));
    }

    /** Adopts an item in discussion unanimously. */
    public ValidatableResponse adopt(String item) {
        String ballot = openBallot(item).statusCode(201).extract().path("id");
        return Api.put("/v1/ballots/" + ballot + "/closing", Map.of("at", next(), "unanimity", "FOR"))
                .statusCode(200);
    }
}
