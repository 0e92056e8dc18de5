package fr.contratdeville.deliberation.session;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.post;
import static fr.contratdeville.deliberation.Api.posted;
import static fr.contratdeville.deliberation.Api.put;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tranches;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The changes of agenda items, apart from their ballots. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class AgendaTest {

    private static String information(Meeting meeting) {
        return Api.id(meeting.path() + "/agenda-items", Map.of("title", "Point d'étape", "kind", "INFORMATION"));
    }

    @Test
    void itemsAreNumberedInOrder() {
        var meeting = Meeting.of(3);
        meeting.item("Premier point");
        meeting.item("Deuxième point");
        meeting.convened().item("Troisième point");

        get(meeting.path())
                .body("agenda.position", contains(1, 2, 3))
                .body("agenda.title", contains("Premier point", "Deuxième point", "Troisième point"));
    }

    @Test
    void anItemThatIsNotOnTheConvocationIsNotVotedOn() {
        var meeting = Meeting.of(3);
        meeting.item("Sur la convocation");
        var late = meeting.convened().item("Question diverse");
        meeting.arrived(3).opened().discussed(late);
        get("/v1/agenda-items/" + late).body("convened", is(false)).body("state", is("IN_DISCUSSION"));

        refused(meeting.openBallot(late), 422, "not-on-convocation", "C2");

        get("/v1/agenda-items/" + late).body("state", is("IN_DISCUSSION"));
        put("/v1/agenda-items/" + late + "/postponement", Map.of("at", meeting.next(), "reason", "À convoquer"))
                .body("state", is("POSTPONED"))
                .body("reason", is("À convoquer"))
                .body("endedAt", notNullValue());
    }

    @Test
    void announcedMembersOfAnItemDoNotChange() {
        var meeting = Meeting.of(3);
        var item = "/v1/agenda-items/" + meeting.item("Programmation 2019");
        put(item, Map.of("title", "Programmation 2020", "kind", "DELIBERATION")).statusCode(200);
        meeting.convened();

        refused(put(item, Map.of("title", "Autre chose", "kind", "DELIBERATION")), 409, "agenda-sent", "C2");
        refused(put(item, Map.of("title", "Programmation 2020", "kind", "INFORMATION")), 409, "agenda-sent", "C2");
        put(
                        item,
                        Map.of(
                                "title", "Programmation 2020",
                                "kind", "DELIBERATION",
                                "text", "Exposé corrigé",
                                "operativePart", List.of("approuve", "autorise")))
                .statusCode(200)
                .body("text", is("Exposé corrigé"))
                .body("operativePart", contains("approuve", "autorise"));
        meeting.arrived(3).opened().discussed(item.substring(item.lastIndexOf('/') + 1));
        refused(put(item, Map.of("title", "Programmation 2020", "kind", "DELIBERATION")), 409, "item-state");
    }

    @Test
    void anInformationIsNotedAndNotVotedOn() {
        var meeting = Meeting.of(3);
        var information = information(meeting);
        var deliberation = meeting.item("Programmation 2019");
        meeting.opened(3).discussed(information);

        refused(meeting.openBallot(information), 422, "nothing-to-vote");
        refused(
                put("/v1/agenda-items/" + deliberation + "/noting", Map.of("at", meeting.next())),
                422,
                "not-for-information");
        put("/v1/agenda-items/" + information + "/noting", Map.of("at", meeting.next()))
                .body("state", is("NOTED"));
        refused(put("/v1/agenda-items/" + information + "/noting", Map.of("at", meeting.next())), 409, "item-state");
    }

    @Test
    void anInformationHasNoTranche() {
        var meeting = Meeting.of(3);
        var about = Map.of("title", "Point d'étape", "kind", "INFORMATION", "trancheId", Tranches.submitted());

        refusedAt("/trancheId", posted(meeting.path() + "/agenda-items", about), 422, "nothing-to-vote");
    }

    @Test
    void anItemLeavesTheAgendaOnceAndNotWhileItIsVoted() {
        var meeting = Meeting.of(3);
        var early = meeting.item("Retiré avant la séance");
        var item = meeting.item("Programmation 2019");
        var exit = Map.of("reason", "Retiré");
        put("/v1/agenda-items/" + early + "/withdrawal", exit).body("state", is("WITHDRAWN"));
        refused(put("/v1/agenda-items/" + early + "/postponement", exit), 409, "item-state");
        meeting.opened(3);
        refusedAt("/at", put("/v1/agenda-items/" + item + "/withdrawal", exit), 400, "invalid-request");
        var ballot = meeting.ballot(item);

        var now = Map.of("at", meeting.next(), "reason", "Retiré");
        refused(put("/v1/agenda-items/" + item + "/withdrawal", now), 409, "ballot-open");
        refused(put("/v1/agenda-items/" + item + "/postponement", now), 409, "ballot-open");
        refused(posted(meeting.path() + "/suspensions", Map.of("at", meeting.next())), 409, "ballot-open");
        refused(put(meeting.path() + "/closing", Map.of("at", meeting.next())), 409, "discussion-under-way");

        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        refused(
                put("/v1/agenda-items/" + item + "/withdrawal", Map.of("at", meeting.next(), "reason", "Retiré")),
                409,
                "item-state");
        get("/v1/agenda-items/" + item).body("state", is("VOTED")).body("outcome", is("ADOPTED"));
    }

    @Test
    void anItemThatIsWithdrawnIsNotConvened() {
        var meeting = Meeting.of(3);
        put("/v1/agenda-items/" + meeting.item("Seul point") + "/withdrawal", Map.of("reason", "Retiré"));

        refused(
                put(meeting.path() + "/convocation", Map.of("sentOn", "2019-02-28", "urgent", false)),
                422,
                "agenda-empty",
                "C2");
    }

    @Test
    void anItemKeepsTheTrancheAsItWasListed() {
        var tranche = Tranches.submitted();
        String digest = Tranches.get(tranche).extract().path("digest");
        var meeting = Meeting.of(3);
        var item = meeting.itemAbout(tranche);

        get("/v1/agenda-items/" + item)
                .body("tranche.id", is(tranche))
                .body("tranche.version", is(1))
                .body("tranche.digest", is(digest))
                .body("tranche.title", is("Première tranche"));
        var other = meeting.another();
        var again = Map.of("title", "Encore", "kind", "DELIBERATION", "trancheId", tranche);
        refusedAt("/trancheId", posted(other.path() + "/agenda-items", again), 409, "tranche-already-listed");
        put("/v1/agenda-items/" + item + "/postponement", Map.of("reason", "Reporté"));
        post(other.path() + "/agenda-items", again);
    }

    @Test
    void onlyASubmittedTrancheIsListed() {
        var meeting = Meeting.of(3);
        var draft = Map.of("title", "Projet", "kind", "DELIBERATION", "trancheId", Tranches.draft());
        var unknown = Map.of("title", "Projet", "kind", "DELIBERATION", "trancheId", meeting.session);

        refusedAt("/trancheId", posted(meeting.path() + "/agenda-items", draft), 409, "tranche-not-submitted");
        refusedAt("/trancheId", posted(meeting.path() + "/agenda-items", unknown), 422, "unknown-reference");

        get(meeting.path()).body("agenda", is(List.of()));
    }

    @Test
    void aListedItemIsReplaced() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        var item = meeting.itemAbout(tranche);
        meeting.convened();
        Tranches.takeBack(tranche);
        Tranches.submit(tranche);

        put(
                        "/v1/agenda-items/" + item,
                        Map.of("title", "Programmation 2019", "kind", "DELIBERATION", "trancheId", tranche))
                .statusCode(200)
                .body("tranche.version", is(2));
    }

    @Test
    void leavingTheAgendaBeforeTheOpeningIsNoEventOfTheSession() {
        var meeting = Meeting.of(3);
        var early = "/v1/agenda-items/" + meeting.item("Retiré");
        var other = "/v1/agenda-items/" + meeting.item("Pas encore");
        meeting.item("Programmation 2019");
        meeting.convened();
        put(early + "/withdrawal", Map.of("at", "2019-03-07T20:00:00+01:00", "reason", "À revoir"))
                .body("state", is("WITHDRAWN"));
        refused(
                put(
                        other + "/withdrawal",
                        Map.of(
                                "at",
                                Instant.now()
                                        .plusSeconds(3600)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString(),
                                "reason",
                                "À revoir")),
                422,
                "event-in-future");

        meeting.arrived(3).opened();

        get(meeting.path()).body("state", is("OPEN"));
    }
}
