package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tranches;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The annulment of ballots, which are kept, and the next vote on the item. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class AnnulmentTest extends DiscussedItem {
    @Test
    void anAnnulledBallotIsKeptAndTheItemIsVotedOnAgain() {
        discussed();
        String first = meeting.openBallot(item).extract().path("id");
        annul(first)
                .statusCode(200)
                .body("annulment.reason", is("Erreur de décompte"))
                .body("result", nullValue());
        refused(meeting.closeBallot(first, Map.of("unanimity", "FOR")), 409, "ballot-annulled");

        String second = meeting.openBallot(item).statusCode(201).extract().path("id");
        meeting.closeBallot(second, Map.of("unanimity", "FOR"))
                .statusCode(200)
                .body("deliberation.number", is("2019.00001"));
        annul(second).statusCode(200).body("result.outcome", is("ADOPTED"));
        get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION")).body("outcome", nullValue());

        String third = meeting.openBallot(item).statusCode(201).extract().path("id");
        refused(annul(second), 409, "ballot-annulled");
        meeting.closeBallot(third, Map.of("unanimity", "AGAINST"))
                .statusCode(200)
                .body("deliberation.number", is("2019.00002"));
        get(meeting.path() + "/ballots").body("items", hasSize(3));
        get("/v1/deliberations?assemblyId=" + meeting.assembly)
                .body("items.number", contains("2019.00001", "2019.00002"))
                .body("items[0].withdrawnAt", not(nullValue()))
                .body("items[1].withdrawnAt", nullValue());
    }

    @Test
    void aTransmittedOrPublishedDeliberationIsNotAnnulled() {
        discussed();
        String ballot = meeting.openBallot(item).extract().path("id");
        String deliberation = meeting.closeBallot(ballot, Map.of("unanimity", "FOR"))
                .extract()
                .path("deliberation.id");
        Api.put("/v1/deliberations/" + deliberation + "/publication", Map.of("on", "2019-03-08", "medium", "POSTING"))
                .statusCode(200);

        refused(annul(ballot), 409, "deliberation-issued", "E1");
        get("/v1/deliberations/" + deliberation).body("withdrawnAt", nullValue());
    }

    @Test
    void anAnnulmentRepeatedChangesNothing() {
        discussed();
        String ballot = meeting.openBallot(item).extract().path("id");
        var annulment = Map.of("at", meeting.next(), "reason", "Erreur de décompte");
        Api.put("/v1/ballots/" + ballot + "/annulment", annulment).statusCode(200);
        Api.put("/v1/ballots/" + ballot + "/annulment", annulment).statusCode(200);
    }

    @Test
    void aDecisionSentToProgrammeServiceIsNotAnnulled() {
        meeting = Meeting.of(7);
        item = meeting.itemAbout(Tranches.submitted());
        meeting.opened(5);
        var ballot = meeting.adopted(item);

        refused(annul(ballot), 409, "decision-told");
        get("/v1/agenda-items/" + item).body("state", is("VOTED"));
    }
}
