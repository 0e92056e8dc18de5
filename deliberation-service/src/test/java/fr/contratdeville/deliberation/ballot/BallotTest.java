package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ordinary ballots: their results (rules V1 to V5), and invalid minutes. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class BallotTest {
    private Meeting meeting;
    private String ballot;

    /** A ballot with five voices, in an assembly of seven; the first member is the president. */
    private void open() {
        meeting = Meeting.of(7);
        var item = meeting.item("Programmation 2019");
        ballot = meeting.opened(5).ballot(item);
    }

    private ValidatableResponse close(Map<String, ?> minutes) {
        return meeting.closeBallot(ballot, minutes);
    }

    private Map<String, ?> named(int from, int to) {
        return Map.of(
                "memberIds",
                IntStream.range(from, to).mapToObj(meeting.members::get).toList());
    }

    private void stillOpen() {
        get("/v1/ballots/" + ballot).body("state", is("OPEN")).body("result", nullValue());
        get("/v1/deliberations?assemblyId=" + meeting.assembly).body("items", hasSize(0));
    }

    @Test
    void fiftyFiveVoicesForOne() {
        meeting = Meeting.of(69);
        var item = Api.id(
                meeting.path() + "/agenda-items",
                Map.of(
                        "title", "Programmation 2019 du Contrat de Ville - Première tranche",
                        "kind", "DELIBERATION",
                        "text", "Pour 2019, un appel à projet a été lancé.",
                        "operativePart", List.of("approuve", "autorise")));
        Api.put("/v1/assemblies/" + meeting.assembly + "/registers/2019", Map.of("nextNumber", 81));
        ballot = meeting.opened(55).ballot(item);

        close(Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("result.voices", is(55))
                .body("result.cast", is(55))
                .body("result.for", is(55))
                .body("result.expressed", is(55))
                .body("result.majority", is(28))
                .body("result.outcome", is("ADOPTED"))
                .body("result.unanimous", is(true))
                .body("result.wording", is("à l'unanimité"))
                .body("result.rules.id", contains("V1", "V2"))
                .body("deliberation.number", is("2019.00081"));

        get("/v1/agenda-items/" + item).body("state", is("VOTED")).body("outcome", is("ADOPTED"));
        get("/v1/deliberations?year=2019&assemblyId=" + meeting.assembly)
                .body("items", hasSize(1))
                .body("items[0].number", is("2019.00081"))
                .body("items[0].date", is("2019-03-07"))
                .body("items[0].state", is("ADOPTED"))
                .body("items[0].operativePart", contains("approuve", "autorise"))
                .body("items[0].result.wording", is("à l'unanimité"))
                .body("items[0].tranche", nullValue());
    }

    @Test
    void theRestIsFor() {
        open();
        close(Map.of("against", Map.of("count", 2), "abstentions", Map.of("count", 0)))
                .body("result.for", is(3))
                .body("result.against", is(2))
                .body("result.abstentions", is(0))
                .body("result.wording", is("à la majorité (3 pour, 2 contre, 0 abstention)"))
                .body("result.rules.id", contains("V1"));
    }

    @Test
    void oneForAndTheOthersAbstain() {
        open();
        close(Map.of("abstentions", Map.of("count", 4)))
                .body("result.outcome", is("ADOPTED"))
                .body("result.expressed", is(1))
                .body("result.wording", is("à l'unanimité des suffrages exprimés"));
    }

    @Test
    void nothingExpressedIsNotAdopted() {
        open();
        close(Map.of("abstentions", Map.of("count", 5)))
                .body("result.outcome", is("REJECTED"))
                .body("result.rules.id", contains("V5"))
                .body("deliberation.number", is("2019.00001"));
        get("/v1/deliberations?assemblyId=" + meeting.assembly).body("items[0].state", is("REJECTED"));
    }

    @Test
    void unanimouslyAgainst() {
        open();
        close(Map.of("unanimity", "AGAINST"))
                .body("result.outcome", is("REJECTED"))
                .body("result.unanimous", is(true))
                .body("result.against", is(5));
    }

    @Test
    void theNamesSayHowThePresidentVotedInATie() {
        open();
        close(Map.of("against", named(1, 3), "abstentions", named(3, 4)))
                .statusCode(200)
                .body("result.castingVoteUsed", is(true))
                .body("result.outcome", is("ADOPTED"))
                .body("result.rules.id", contains("V3", "V1"))
                .body("named", hasSize(3));

        open();
        close(Map.of("against", named(0, 2), "abstentions", named(2, 3)))
                .body("result.castingVoteUsed", is(true))
                .body("result.outcome", is("REJECTED"));

        open();
        close(Map.of("against", named(1, 3), "abstentions", named(0, 1)))
                .body("result.castingVoteUsed", is(false))
                .body("result.outcome", is("REJECTED"))
                .body("result.rules.id", contains("V4", "V1"));
    }

    @Test
    void inATieOfCountsThePresidentsVoteIsRequired() {
        open();
        var minutes = Map.of("against", Map.of("count", 2), "abstentions", Map.of("count", 1));
        refusedAt("/presidentVote", close(minutes), 422, "president-vote-missing")
                .body("rule", is("V3"));
        stillOpen();

        close(Map.of(
                        "against", Map.of("count", 2),
                        "abstentions", Map.of("count", 1),
                        "presidentVote", "FOR"))
                .statusCode(200)
                .body("result.outcome", is("ADOPTED"))
                .body("result.castingVoteUsed", is(true));
    }

    @Test
    void aPresidentWhoHasLeftDoesNotDecideATie() {
        meeting = Meeting.of(7);
        var item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item);
        meeting.attendance("DEPARTURE", meeting.next(), meeting.members.stream().limit(1))
                .statusCode(201);
        ballot = meeting.openBallot(item)
                .statusCode(201)
                .body("voices", is(4))
                .extract()
                .path("id");

        refused(
                close(Map.of("against", Map.of("count", 2), "presidentVote", "FOR")),
                422,
                "president-vote-contradicts",
                "V3");
        close(Map.of("against", Map.of("count", 2)))
                .statusCode(200)
                .body("result.outcome", is("REJECTED"))
                .body("result.departed", is(1))
                .body("result.rules.id", contains("V4", "V1", "Q5"));
    }

    @Test
    void minutesThatContradictThemselves() {
        open();
        refusedAt("/unanimity", close(Map.of()), 422, "vote-unclear");
        refusedAt("/unanimity", close(Map.of("unanimity", "FOR", "against", Map.of("count", 1))), 422, "vote-unclear");
        refusedAt("/against", close(Map.of("against", Map.of())), 422, "vote-unclear");
        refusedAt(
                "/abstentions",
                close(Map.of("abstentions", Map.of("count", 1, "memberIds", List.of(meeting.president())))),
                422,
                "vote-unclear");
        refused(
                close(Map.of("against", Map.of("count", 3), "abstentions", Map.of("count", 3))),
                422,
                "more-votes-than-voices",
                "V1");
        refused(close(Map.of("against", Map.of("count", Integer.MAX_VALUE))), 422, "more-votes-than-voices", "V1");
        refusedAt("/against/memberIds/0", close(Map.of("against", named(5, 6))), 422, "member-not-present");
        refusedAt(
                "/abstentions/memberIds/0",
                close(Map.of("against", named(1, 3), "abstentions", named(2, 3))),
                422,
                "voter-named-twice");
        for (var said : List.of("AGAINST", "ABSTENTION")) {
            refusedAt(
                    "/presidentVote",
                    close(Map.of("against", named(1, 2), "presidentVote", said)),
                    422,
                    "president-vote-contradicts");
        }
        refused(close(Map.of("unanimity", "FOR", "presidentVote", "AGAINST")), 422, "president-vote-contradicts");
        refused(close(Map.of("unanimity", "FOR", "at", "2019-03-07T18:00:00+01:00")), 422, "event-out-of-order");
        stillOpen();

        close(Map.of("against", named(1, 2), "presidentVote", "FOR")).statusCode(200);
    }

    @Test
    void aBallotIsClosedOnce() {
        open();
        close(Map.of("unanimity", "FOR")).statusCode(200);

        refused(close(Map.of("unanimity", "AGAINST")), 409, "ballot-closed");

        get("/v1/ballots/" + ballot).body("result.outcome", is("ADOPTED"));
        get("/v1/deliberations?assemblyId=" + meeting.assembly).body("items", hasSize(1));
    }

    @Test
    void anItemHasOneBallot() {
        open();
        String item = get("/v1/ballots/" + ballot).extract().path("itemId");

        refused(meeting.openBallot(item), 409, "ballot-open");
        close(Map.of("unanimity", "FOR"));
        refused(meeting.openBallot(item), 409, "item-state");
    }

    @Test
    void membersPresentAtTheOpeningHaveAVoice() {
        meeting = Meeting.of(7);
        var item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item).left(5, 2);
        ballot = meeting.openBallot(item)
                .statusCode(201)
                .body("voices", is(3))
                .extract()
                .path("id");
        meeting.attendance("ARRIVAL", meeting.next(), meeting.members.stream().skip(6))
                .statusCode(201);

        refused(close(Map.of("against", named(6, 7))), 422, "member-not-present");
        close(Map.of("unanimity", "FOR")).body("result.for", is(3));
    }

    @Test
    void aMandateThatChangesWhileTheBallotIsOpen() {
        open();
        var mandates = "/v1/assemblies/" + meeting.assembly + "/mandates";
        String mandate =
                get(mandates).extract().path("items.find { it.memberId == '%s' }.id".formatted(meeting.members.get(4)));
        Api.put("/v1/mandates/" + mandate, Map.of("until", "2019-03-06", "correctionReason", "Démission"))
                .statusCode(200);

        refused(close(Map.of("unanimity", "FOR")), 409, "voices-changed", "Q3");
        stillOpen();

        Api.put("/v1/mandates/" + mandate, Map.of("until", "2019-03-07", "correctionReason", "Erreur de date"))
                .statusCode(200);
        close(Map.of("unanimity", "FOR")).statusCode(200).body("result.for", is(5));
    }
}
