package fr.contratdeville.deliberation.session;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.LaterSession;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second convocation after a session without quorum (rules Q6 and Q7). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class SecondConvocationTest {
    private static final String FAILED_ON = "2019-03-11";
    private static final String TITLE = "Programmation 2019";

    /** A session without quorum of Monday 11 March 2019, and the item of its agenda. */
    private record Failed(Meeting meeting, String item) {
        static Failed of(int members, int present) {
            var meeting = Meeting.on(FAILED_ON, members);
            var item = meeting.item(TITLE);
            meeting.convened();
            if (present > 0) {
                meeting.arrived(present);
            }
            meeting.opened();
            get(meeting.path()).body("state", is("INQUORATE"));
            return new Failed(meeting, item);
        }

        LaterSession second(String date) {
            return LaterSession.second(meeting, date);
        }

        Map<String, ?> takenUp() {
            return Map.of("firstAgendaItemId", item);
        }
    }

    private static ValidatableResponse prepared(Map<String, ?> session) {
        return Api.posted("/v1/sessions", session);
    }

    /** A cancelled second session does not count: the assembly can be convened again. */
    @Test
    void aCancelledSecondSessionCanBeFollowedByAnother() {
        var failed = Failed.of(3, 1);
        var second = failed.second("2019-03-15");
        refused(
                Api.posted(
                        "/v1/sessions",
                        Map.of(
                                "assemblyId", failed.meeting().assembly,
                                "date", "2019-03-18",
                                "secondOfId", failed.meeting().session)),
                409,
                "already-exists");
        Api.put(second.path() + "/cancellation", Map.of("reason", "Erreur de date"))
                .statusCode(200);

        get(failed.second("2019-03-18").path()).body("state", is("PREPARED"));
    }

    @Test
    void aSecondSessionReplacesOneThatWasPreparedWrongly() {
        var failed = Failed.of(3, 1);
        var wrong = failed.second("2019-03-14");
        var listed = wrong.item(TITLE, failed.takenUp());
        refused(wrong.convene(FAILED_ON, false), 422, "second-convocation-too-late", "Q6");
        var other = Map.<String, Object>of(
                "assemblyId", failed.meeting().assembly,
                "date", "2019-03-18",
                "secondOfId", failed.meeting().session,
                "replacesId", wrong.session);

        String replacing = prepared(other)
                .statusCode(201)
                .body("state", is("PREPARED"))
                .body("date", is("2019-03-18"))
                .body("secondOfId", is(failed.meeting().session))
                .extract()
                .path("id");

        get(wrong.path())
                .body("state", is("CANCELLED"))
                .body("cancellationReason", is("Une autre séance la remplace."));
        get("/v1/agenda-items/" + listed).body("state", is("POSTPONED"));
        get(wrong.path() + "/journal").body("items.kind", contains("ITEM_LISTED", "CANCELLED"));
        Api.id(
                "/v1/sessions/" + replacing + "/agenda-items",
                Map.of("title", TITLE, "kind", "DELIBERATION", "firstAgendaItemId", failed.item()));
        refused(prepared(other), 409, "session-state");
    }

    @Test
    void aSessionReplacesOnlyOneOfItsAssemblyAfterTheSameFirstSession() {
        var failed = Failed.of(3, 1);
        var meeting = failed.meeting();
        var first = meeting.another();
        var second = failed.second("2019-03-15");
        for (var replaced :
                List.of(first.session, Meeting.of(3).session, UUID.randomUUID().toString())) {
            refusedAt(
                    "/replacesId",
                    prepared(Map.of(
                            "assemblyId",
                            meeting.assembly,
                            "date",
                            "2019-03-18",
                            "secondOfId",
                            meeting.session,
                            "replacesId",
                            replaced)),
                    422,
                    "unknown-reference");
        }
        get(second.path()).body("state", is("PREPARED"));
        get(first.path()).body("state", is("PREPARED"));
    }

    @Test
    void twelveOfSixtyNineDecideOnlyItemsOfTheFirstAgenda() {
        var failed = Failed.of(69, 12);
        var second = failed.second("2019-03-15");
        var added = second.item("Un point nouveau", Map.of());
        var item = second.item(TITLE, failed.takenUp());
        second.convene(FAILED_ON, false).statusCode(200).body("convocation.clearDays", is(3));

        second.arrived(12).open(Map.of()).body("state", is("OPEN")).body("secondOfId", is(failed.meeting().session));
        second.discuss(added).body("state", is("INQUORATE"));
        second.discuss(item).body("state", is("IN_DISCUSSION")).body("firstAgendaItemId", is(failed.item()));
        second.adopt(item).body("result.for", is(12)).body("result.outcome", is("ADOPTED"));

        get("/v1/agenda-items/" + item).body("state", is("VOTED"));
        get(second.path() + "/quorum-ledger")
                .body("items.occasion", contains("OPENING", "DISCUSSION", "DISCUSSION"))
                .body("items.need", contains("WAIVED", "NOT_ON_FIRST_AGENDA", "WAIVED"))
                .body("items.inExercise", everyItem(is(69)))
                .body("items.present", everyItem(is(12)))
                .body("items.required", contains(0, 35, 0))
                .body("items.met", contains(true, false, true))
                .body("items.rules.id", everyItem(hasItem("Q6")));
        get(second.path() + "/quorum-ledger/verification").body("same", is(true));
    }

    @ParameterizedTest(name = "convened again on Monday 11 March for {0}: {1}")
    @CsvSource({"2019-03-14, 422", "2019-03-15, 200"})
    void threeClearDaysLieBetween(String date, int status) {
        var failed = Failed.of(3, 1);
        var second = failed.second(date);
        second.item(TITLE, failed.takenUp());

        var answer = second.convene(FAILED_ON, false).statusCode(status);

        if (status == 422) {
            refusedAt(
                            "/sentOn",
                            refused(answer, 422, "second-convocation-too-late", "Q6"),
                            422,
                            "second-convocation-too-late")
                    .body("detail", containsString("2019-03-15"));
            get(second.path()).body("state", is("PREPARED"));
        }
    }

    @Test
    void aFirstConvocationStillNeedsFiveClearDays() {
        var failed = Failed.of(3, 1);
        var first = LaterSession.of(failed.meeting().assembly, failed.meeting().members, "2019-03-16");
        first.item(TITLE, Map.of());

        refused(first.convene(FAILED_ON, false), 422, "convocation-too-late", "C1")
                .body("detail", containsString("2019-03-17"));
        first.convene(FAILED_ON, true).statusCode(200);
    }

    @ParameterizedTest(name = "convened on {0} for 7 March, urgent {1}: {2}")
    @CsvSource({"2019-03-01, false, 200", "2019-03-02, false, 422", "2019-03-02, true, 200"})
    void clearDaysOfAFirstConvocation(String sentOn, boolean urgent, int status) {
        var meeting = Meeting.of(3);
        meeting.item(TITLE);

        Api.put(meeting.path() + "/convocation", Map.of("sentOn", sentOn, "urgent", urgent))
                .statusCode(status);
    }

    @Test
    void anUrgentSecondSessionNeedsTheQuorum() {
        var failed = Failed.of(5, 2);
        var second = failed.second("2019-03-13");
        var item = second.item(TITLE, failed.takenUp());
        second.convene(FAILED_ON, true).statusCode(200).body("convocation.clearDays", is(1));

        second.arrived(2).open(Map.of("urgencyAccepted", true)).body("state", is("INQUORATE"));

        get("/v1/agenda-items/" + item).body("state", is("POSTPONED"));
        get(second.path() + "/quorum-ledger")
                .body("items.need", contains("HASTENED"))
                .body("items.required", contains(3))
                .body("items.met", contains(false))
                .body("items[0].rules.id", hasItem("Q7"))
                .body("items[0].rules.id", not(hasItem("Q6")));
    }

    @Test
    void anUrgentSecondSessionResumesWithTheQuorum() {
        var failed = Failed.of(5, 2);
        var second = failed.second("2019-03-13");
        var item = second.item(TITLE, failed.takenUp());
        second.convene(FAILED_ON, true).statusCode(200);

        second.arrived(3).open(Map.of("urgencyAccepted", true)).body("state", is("OPEN"));
        second.discuss(item).body("state", is("IN_DISCUSSION"));

        get(second.path() + "/quorum-ledger")
                .body("items.need", contains("HASTENED", "HASTENED"))
                .body("items.required", contains(3, 3));
        second.adopt(item).body("result.outcome", is("ADOPTED"));
    }

    @Test
    void aSecondSessionOpensWithPresidentAndSecretaryAlone() {
        var failed = Failed.of(5, 0);
        var second = failed.second("2019-03-15");
        second.item(TITLE, failed.takenUp());
        second.convene(FAILED_ON, false).statusCode(200);

        second.arrived(2).open(Map.of()).body("state", is("OPEN"));
    }

    @Test
    void afterASuspensionOfASecondSessionNoQuorumIsNeededEither() {
        var failed = Failed.of(5, 2);
        var second = failed.second("2019-03-15");
        second.item(TITLE, failed.takenUp());
        second.convene(FAILED_ON, false).statusCode(200);
        second.arrived(2).open(Map.of()).body("state", is("OPEN"));

        Api.post(second.path() + "/suspensions", Map.of("at", second.next()));
        Api.post(second.path() + "/resumptions", Map.of("at", second.next())).body("state", is("OPEN"));

        get(second.path() + "/quorum-ledger").body("items.need", contains("WAIVED", "WAIVED"));
    }

    @Test
    void onlyASessionThatFailedIsFollowedByASecondOne() {
        var meeting = Meeting.of(3);
        meeting.item(TITLE);
        var second = Map.of("assemblyId", meeting.assembly, "date", "2019-03-15", "secondOfId", meeting.session);
        refusedAt("/secondOfId", prepared(second), 409, "session-state");
        meeting.convened();
        refusedAt("/secondOfId", prepared(second), 409, "session-state");
        meeting.arrived(3).opened();
        refusedAt("/secondOfId", prepared(second), 409, "session-state");
        meeting.closed();
        refusedAt("/secondOfId", prepared(second), 409, "session-state");
    }

    @Test
    void aSessionThatLostItsQuorumAfterASuspensionIsFollowedByASecondOne() {
        var meeting = Meeting.on(FAILED_ON, 5);
        var voted = meeting.item("Premier point");
        var left = meeting.item(TITLE);
        meeting.opened(3).adopted(voted);
        Api.post(meeting.path() + "/suspensions", Map.of("at", meeting.next()));
        meeting.left(3, 1);
        Api.post(meeting.path() + "/resumptions", Map.of("at", meeting.next())).body("state", is("INQUORATE"));
        var second = LaterSession.second(meeting, "2019-03-15");

        refusedAt(
                "/firstAgendaItemId",
                second.list("Premier point", Map.of("firstAgendaItemId", voted)),
                422,
                "not-of-first-agenda");
        second.item(TITLE, Map.of("firstAgendaItemId", left));
    }

    @Test
    void aSecondSessionTakesUpOnlyItemsWithoutQuorum() {
        var meeting = Meeting.on(FAILED_ON, 5);
        var voted = meeting.item("Premier point");
        var putOff = meeting.item("Point reporté");
        var fell = meeting.item(TITLE);
        var followed = meeting.item("Dernier point");
        meeting.opened(3).adopted(voted);
        Api.put(
                        "/v1/agenda-items/" + putOff + "/postponement",
                        Map.of("at", meeting.next(), "reason", "Le rapporteur est absent"))
                .statusCode(200);
        meeting.left(3, 1).discussed(fell).closed();
        get(meeting.path()).body("agenda.state", contains("VOTED", "POSTPONED", "INQUORATE", "POSTPONED"));
        var second = LaterSession.second(meeting, "2019-03-15");

        refused(second.list("Premier point", Map.of("firstAgendaItemId", voted)), 422, "not-of-first-agenda", "Q6");
        refused(second.list("Point reporté", Map.of("firstAgendaItemId", putOff)), 422, "not-of-first-agenda", "Q6");
        var item = second.item(TITLE, Map.of("firstAgendaItemId", fell));
        second.item("Dernier point", Map.of("firstAgendaItemId", followed));
        second.convene(FAILED_ON, false).statusCode(200);
        second.arrived(2).open(Map.of()).body("state", is("OPEN"));
        second.discuss(item).body("state", is("IN_DISCUSSION"));
        second.adopt(item).body("result.for", is(2));
    }

    @Test
    void aSecondSessionIsOfTheSameAssemblyAndLater() {
        var failed = Failed.of(3, 1);
        var elsewhere = Api.id("/v1/assemblies", Map.of("name", "Conseil " + UUID.randomUUID()));
        var session = failed.meeting().session;

        refusedAt(
                "/secondOfId",
                prepared(Map.of("assemblyId", elsewhere, "date", "2019-03-15", "secondOfId", session)),
                422,
                "unknown-reference");
        refusedAt(
                "/secondOfId",
                prepared(Map.of(
                        "assemblyId",
                        failed.meeting().assembly,
                        "date",
                        "2019-03-15",
                        "secondOfId",
                        UUID.randomUUID().toString())),
                422,
                "unknown-reference");
        refused(
                        prepared(Map.of(
                                "assemblyId", failed.meeting().assembly, "date", FAILED_ON, "secondOfId", session)),
                        422,
                        "second-before-first",
                        "Q6")
                .body("errors[0].pointer", is("/date"));
        var second = failed.second("2019-03-15");
        second.item(TITLE, failed.takenUp());
        refused(second.convene("2019-03-10", false), 422, "second-before-first", "Q6")
                .body("errors[0].pointer", is("/sentOn"));
    }

    @Test
    void onlyItemsOfTheFirstAgendaAreTakenUp() {
        var failed = Failed.of(3, 1);
        var elsewhere = Failed.of(3, 1);
        var second = failed.second("2019-03-15");

        Stream.of(
                        second.list("Un autre titre", failed.takenUp()),
                        second.list(TITLE, Map.of("firstAgendaItemId", failed.item(), "kind", "INFORMATION")),
                        second.list(TITLE, elsewhere.takenUp()),
                        second.list(
                                TITLE,
                                Map.of("firstAgendaItemId", UUID.randomUUID().toString())))
                .forEach(answer -> refused(answer, 422, "not-of-first-agenda", "Q6")
                        .body("errors[0].pointer", is("/firstAgendaItemId")));
        var first = LaterSession.of(failed.meeting().assembly, failed.meeting().members, "2019-03-21");
        refused(first.list(TITLE, failed.takenUp()), 422, "not-of-first-agenda", "Q6");

        get(second.path()).body("agenda.size()", is(0));
        second.list(TITLE, failed.takenUp()).statusCode(201).body("firstAgendaItemId", is(failed.item()));
    }

    @Test
    void itemsListedAfterTheFirstConvocationAreNotTakenUp() {
        var meeting = Meeting.on(FAILED_ON, 3);
        meeting.item(TITLE);
        meeting.convened();
        var late = meeting.item("Ajouté après");
        meeting.arrived(1).opened();
        var second = LaterSession.second(meeting, "2019-03-15");

        refused(second.list("Ajouté après", Map.of("firstAgendaItemId", late)), 422, "not-of-first-agenda", "Q6");
    }

    @Test
    void withdrawnItemsAreNotTakenUp() {
        var meeting = Meeting.on(FAILED_ON, 3);
        meeting.item(TITLE);
        var withdrawn = meeting.item("Retiré");
        meeting.convened();
        Api.put("/v1/agenda-items/" + withdrawn + "/withdrawal", Map.of("reason", "Le rapporteur retire le dossier."))
                .statusCode(200);
        meeting.arrived(1).opened();

        refused(
                LaterSession.second(meeting, "2019-03-15").list("Retiré", Map.of("firstAgendaItemId", withdrawn)),
                422,
                "not-of-first-agenda",
                "Q6");
    }

    @Test
    void anItemThatFellCanBeWithdrawn() {
        var meeting = Meeting.on(FAILED_ON, 5);
        var fell = meeting.item(TITLE);
        var followed = meeting.item("Point suivant");
        var dealtWith = meeting.item("Dernier point");
        meeting.opened(3).left(3, 1).discussed(fell);
        get(meeting.path()).body("agenda.state", contains("INQUORATE", "POSTPONED", "POSTPONED"));

        withdraw(fell, meeting.next())
                .statusCode(200)
                .body("state", is("WITHDRAWN"))
                .body("reason", is("Retrait"));
        refused(withdraw(fell, meeting.next()), 409, "item-state");
        refused(Api.put("/v1/agenda-items/" + fell + "/discussion", Map.of("at", meeting.next())), 409, "item-state");
        meeting.closed();
        withdraw(followed, null).statusCode(200).body("state", is("WITHDRAWN"));
        refused(withdraw(dealtWith, "2150-01-01T00:00:00Z"), 422, "event-in-future");

        var second = LaterSession.second(meeting, "2019-03-15");
        for (var item : List.of(fell, followed)) {
            refused(second.list(TITLE, Map.of("firstAgendaItemId", item)), 422, "not-of-first-agenda", "Q6");
        }
        var again = second.item("Dernier point", Map.of("firstAgendaItemId", dealtWith));
        refused(withdraw(dealtWith, null), 409, "taken-up-again", "Q6");
        withdraw(again, null).statusCode(200);
        withdraw(dealtWith, null).statusCode(200);
        get(meeting.path()).body("agenda.state", everyItem(is("WITHDRAWN")));
    }

    private static ValidatableResponse withdraw(String item, @Nullable String at) {
        var exit = new HashMap<String, Object>(Map.of("reason", "Retrait"));
        exit.put("at", at);
        return Api.put("/v1/agenda-items/" + item + "/withdrawal", exit);
    }

    @Test
    void onceTheSecondConvocationIsSentAnItemTakesUpNothingElse() {
        var failed = Failed.of(3, 1);
        var second = failed.second("2019-03-15");
        var item = second.item(TITLE, Map.of());
        second.convene(FAILED_ON, false).statusCode(200);

        refused(
                Api.put(
                        "/v1/agenda-items/" + item,
                        Map.of("title", TITLE, "kind", "DELIBERATION", "firstAgendaItemId", failed.item())),
                409,
                "agenda-sent",
                "C2");
        get("/v1/agenda-items/" + item).body("firstAgendaItemId", nullValue());
    }
}
