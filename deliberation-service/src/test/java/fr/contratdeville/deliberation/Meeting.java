package fr.contratdeville.deliberation;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A session of 7 March 2019 of its own assembly, in the state that a test needs. Each event is one minute later. */
public final class Meeting {
    private static final List<String> MEMBERS = new ArrayList<>();

    public final String assembly;
    public final List<String> members;
    public final String session;
    private final String date;
    private OffsetDateTime now;

    private Meeting(String assembly, List<String> members, String date) {
        this.assembly = assembly;
        this.members = members;
        this.date = date;
        this.now = OffsetDateTime.parse(date + "T18:00:00+01:00");
        this.session = Api.id("/v1/sessions", Map.of("assemblyId", assembly, "date", date));
    }

    /** A session in preparation, of an assembly with this number of members. */
    public static Meeting of(int members) {
        return on("2019-03-07", members);
    }

    public static Meeting on(String date, int members) {
        var assembly = Api.id("/v1/assemblies", Map.of("name", "Bureau " + UUID.randomUUID()));
        var seated = members(members);
        seated.forEach(member -> mandate(assembly, member));
        return new Meeting(assembly, seated, date);
    }

    /** Another session of the same assembly. */
    public Meeting another() {
        return new Meeting(assembly, members, date);
    }

    public static void mandate(String assembly, String member) {
        Api.post(
                "/v1/assemblies/" + assembly + "/mandates",
                Map.of("memberId", member, "quality", "TITULAR", "from", "2014-04-18"));
    }

    /** This number of members, created once for all tests. */
    public static synchronized List<String> members(int count) {
        while (MEMBERS.size() < count) {
            MEMBERS.add(Api.id(
                    "/v1/members",
                    Map.of("civility", "MME", "firstName", "Marianne", "lastName", "MEMBRE " + MEMBERS.size())));
        }
        return List.copyOf(MEMBERS.subList(0, count));
    }

    /** The next minute of the session. */
    public String next() {
        now = now.plusMinutes(1);
        return now.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    public String president() {
        return members.get(0);
    }

    public String path() {
        return "/v1/sessions/" + session;
    }

    /** Lists an item to vote on. */
    public String item(String title) {
        return Api.id(path() + "/agenda-items", Map.of("title", title, "kind", "DELIBERATION"));
    }

    /** Lists an appointment. */
    public String appointment(String title) {
        return Api.id(path() + "/agenda-items", Map.of("title", title, "kind", "DELIBERATION", "appointment", true));
    }

    /** Sets an account for a member, and returns a token of it. */
    public String token(int member) {
        var subject = "member-" + members.get(member);
        Api.put("/v1/members/" + members.get(member) + "/account", Map.of("subject", subject))
                .statusCode(200);
        return MemberTokens.of(subject);
    }

    public String itemAbout(String tranche) {
        return Api.id(
                path() + "/agenda-items",
                Map.of("title", "Programmation 2019", "kind", "DELIBERATION", "trancheId", tranche));
    }

    public Meeting convened() {
        Api.put(path() + "/convocation", Map.of("sentOn", "2019-02-28", "urgent", false))
                .statusCode(200);
        return this;
    }

    public ValidatableResponse attendance(String kind, String at, Stream<String> who) {
        return Api.posted(
                path() + "/attendance",
                Map.of(
                        "events",
                        who.map(member -> Map.of("memberId", member, "kind", kind, "at", at))
                                .toList()));
    }

    /** The given number of members arrive. */
    public Meeting arrived(int count) {
        attendance("ARRIVAL", next(), members.stream().limit(count)).statusCode(201);
        return this;
    }

    /** The given number of present members leave, the last to arrive first. */
    public Meeting left(int arrived, int count) {
        attendance("DEPARTURE", next(), members.subList(arrived - count, arrived).stream())
                .statusCode(201);
        return this;
    }

    public Map<String, Object> opening() {
        var opening = new LinkedHashMap<String, Object>();
        opening.put("at", next());
        opening.put("presidentId", president());
        opening.put("secretaryId", members.get(1));
        return opening;
    }

    public Meeting opened() {
        Api.put(path() + "/opening", opening()).statusCode(200);
        return this;
    }

    /** Convened and opened, with this number of members present. */
    public Meeting opened(int present) {
        return convened().arrived(present).opened();
    }

    /** Convened and opened, with this number of members present, and with a ballot on this item. */
    public String opened(String item, int present) {
        return opened(present).ballot(item);
    }

    public Meeting discussed(String item) {
        Api.put("/v1/agenda-items/" + item + "/discussion", Map.of("at", next()))
                .statusCode(200);
        return this;
    }

    public ValidatableResponse openBallot(String item) {
        return Api.posted("/v1/agenda-items/" + item + "/ballots", Map.of("at", next()));
    }

    /** Opens a ballot with requests for a form, or with candidates. */
    public ValidatableResponse openBallot(String item, Map<String, ?> asked) {
        var body = new LinkedHashMap<String, Object>(asked);
        body.putIfAbsent("at", next());
        return Api.posted("/v1/agenda-items/" + item + "/ballots", body);
    }

    /** Records a vote of a public ballot, as the secretariat. */
    public ValidatableResponse vote(String ballot, String member, String choice) {
        return vote(Tokens.ASSEMBLY, ballot, member, Map.of("choice", choice, "at", next()));
    }

    public static ValidatableResponse vote(String token, String ballot, String member, Map<String, ?> vote) {
        return Api.as(token)
                .contentType(ContentType.JSON)
                .body(vote)
                .put("/v1/ballots/" + ballot + "/votes/" + member)
                .then();
    }

    /** Discusses the item, and opens a ballot on it. */
    public String ballot(String item) {
        discussed(item);
        return openBallot(item).statusCode(201).extract().path("id");
    }

    public ValidatableResponse closeBallot(String ballot, Map<String, ?> minutes) {
        var body = new LinkedHashMap<String, Object>(minutes);
        body.putIfAbsent("at", next());
        return Api.put("/v1/ballots/" + ballot + "/closing", body);
    }

    /** Adopts an item unanimously, and returns the ballot. */
    public String adopted(String item) {
        var ballot = ballot(item);
        closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        return ballot;
    }

    public Meeting closed() {
        Api.put(path() + "/closing", Map.of("at", next())).statusCode(200);
        return this;
    }
}
