package fr.contratdeville.deliberation.outbox;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.posted;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Gateway.Answer;
import fr.contratdeville.deliberation.LaterSession;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tranches;
import fr.contratdeville.deliberation.programme.Hold;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A tranche is held in the real programme-service while it is on an agenda, and no longer. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class HoldingTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Holding holding;

    private static void heldBy(String tranche, String item) {
        Tranches.get(tranche).body("hold.itemId", is(item));
    }

    private static void awaitHeldBy(String tranche, String item) {
        await().atMost(SOON).untilAsserted(() -> heldBy(tranche, item));
    }

    private static void awaitReleased(String tranche) {
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("hold", nullValue()));
        Tranches.withdraw(tranche).statusCode(200);
    }

    private static void noDeliveryIsLeft(String tranche) {
        await().atMost(SOON).until(() -> pending(tranche) == 0);
    }

    private static int pending(String tranche) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox where delivered_at is null"
                        + " and tranche_id = '" + tranche + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Map<String, Object> about(String tranche) {
        return Map.of("title", "Programmation 2019", "kind", "DELIBERATION", "trancheId", tranche);
    }

    @Test
    void aTrancheOnAnAgendaCannotBeWithdrawn() {
        var tranche = Tranches.submitted();
        var item = Meeting.of(3).itemAbout(tranche);

        Tranches.get(tranche)
                .body("hold.itemId", is(item))
                .body("hold.itemTitle", is("Programmation 2019"))
                .body("hold.sessionDay", is("2019-03-07"));
        Tranches.withdraw(tranche)
                .statusCode(409)
                .body("type", is("/problems/tranche-held"))
                .body("detail", allOf(containsString("Programmation 2019"), containsString(item)));
        noDeliveryIsLeft(tranche);
        heldBy(tranche, item);
    }

    @Test
    void itsWithdrawalEndsTheHold() {
        var tranche = Tranches.submitted();
        var item = Meeting.of(3).itemAbout(tranche);
        noDeliveryIsLeft(tranche);

        Api.put("/v1/agenda-items/" + item + "/withdrawal", Map.of("reason", "Retiré"))
                .statusCode(200);

        awaitReleased(tranche);
    }

    @Test
    void itsPostponementEndsTheHoldAndAnotherSessionListsItAtOnce() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        var item = meeting.itemAbout(tranche);

        Api.put("/v1/agenda-items/" + item + "/postponement", Map.of("reason", "Reporté"))
                .statusCode(200);
        var next = meeting.another().itemAbout(tranche);

        // A comparison that began before the item was stored may end the hold; that of the item puts it again.
        noDeliveryIsLeft(tranche);
        heldBy(tranche, next);
    }

    @Test
    void theCancellationOfTheSessionEndsTheHold() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        meeting.itemAbout(tranche);
        noDeliveryIsLeft(tranche);

        Api.put(meeting.path() + "/cancellation", Map.of("reason", "Annulée")).statusCode(200);

        awaitReleased(tranche);
    }

    @Test
    void theClosingOfTheSessionEndsTheHold() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        meeting.itemAbout(tranche);
        meeting.opened(3).closed();

        awaitReleased(tranche);
    }

    @Test
    void aRetractedOpeningHoldsTheTrancheAgain() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        var item = meeting.itemAbout(tranche);
        meeting.convened().opened();
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("hold", nullValue()));

        Api.put(meeting.path() + "/opening/retraction", Map.of("reason", "Les présences manquaient"))
                .statusCode(200);

        noDeliveryIsLeft(tranche);
        heldBy(tranche, item);
    }

    @Test
    void aSessionWithoutQuorumEndsTheHoldAndTheSecondSessionHoldsItAgain() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.convened().arrived(2).opened();
        get(meeting.path()).body("state", is("INQUORATE"));
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("hold", nullValue()));

        var second = LaterSession.second(meeting, "2019-03-14")
                .item("Programmation 2019", Map.of("trancheId", tranche, "firstAgendaItemId", item));

        heldBy(tranche, second);
    }

    /** Also for the following item, which falls with it; and a late arrival restores both the quorum and the hold. */
    @Test
    void anItemThatFellIsNotDiscussedAgainWhileAnotherSessionHasItsTranche() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.opened(3).left(3, 1).discussed(item);
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("hold", nullValue()));
        meeting.another().itemAbout(tranche);

        meeting.attendance("ARRIVAL", meeting.next(), meeting.members.subList(2, 3).stream())
                .statusCode(201);
        Api.put("/v1/agenda-items/" + item + "/discussion", Map.of("at", meeting.next()))
                .statusCode(409)
                .body("type", is("/problems/tranche-already-listed"));
    }

    @Test
    void anItemThatFallsNoLongerHoldsItsTranche() {
        var tranche = Tranches.submitted();
        var following = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.itemAbout(following);
        meeting.opened(3).left(3, 1).discussed(item);
        get("/v1/agenda-items/" + item).body("state", is("INQUORATE"));

        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("hold", nullValue()));
        awaitReleased(following);

        meeting.attendance("ARRIVAL", meeting.next(), meeting.members.subList(2, 3).stream())
                .statusCode(201);
        meeting.discussed(item);
        awaitHeldBy(tranche, item);
        String ballot = meeting.openBallot(item).statusCode(201).extract().path("id");
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("state", is("ADOPTED")));
    }

    @Test
    void anotherTrancheOfTheItemIsHeldInsteadOfTheFirst() {
        var tranche = Tranches.submitted();
        var other = Tranches.submitted();
        var item = Meeting.of(3).itemAbout(tranche);

        Api.put("/v1/agenda-items/" + item, about(other)).statusCode(200);

        heldBy(other, item);
        awaitReleased(tranche);
        Api.put("/v1/agenda-items/" + item, Map.of("title", "Sans tranche", "kind", "DELIBERATION"))
                .statusCode(200);
        awaitReleased(other);
    }

    @Test
    void anItemThatIsNotListedInTheEndHoldsNothing() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        var refusedLater = Map.of(
                "title",
                "Programmation 2019",
                "kind",
                "DELIBERATION",
                "trancheId",
                tranche,
                "firstAgendaItemId",
                meeting.session);

        refusedAt(
                "/firstAgendaItemId",
                posted(meeting.path() + "/agenda-items", refusedLater),
                422,
                "not-of-first-agenda");

        var item = meeting.itemAbout(tranche);
        heldBy(tranche, item);
        noDeliveryIsLeft(tranche);
        heldBy(tranche, item);
    }

    /** The process ends after programme-service was asked, and before the item is stored. */
    @Test
    void aHoldWhoseItemWasNeverStoredEnds() {
        var tranche = Tranches.submitted();
        String digest = Tranches.get(tranche).extract().path("digest");
        var lost = new Hold(UUID.randomUUID(), "Perdu", LocalDate.of(2019, 3, 7), 1, digest);

        holding.announce(new HeldTranche(UUID.fromString(tranche), lost));

        heldBy(tranche, lost.itemId().toString());
        awaitReleased(tranche);
    }

    /** A ballot renews the hold after a comparison has read the tranche. */
    @Test
    void aHoldThatIsRenewedAtTheSameTimeDoesNotEnd() {
        var tranche = Tranches.submitted();
        var item = Meeting.of(3).itemAbout(tranche);
        noDeliveryIsLeft(tranche);
        var endings = new AtomicInteger();
        Environment.gateway.beforeDelete(tranche, () -> {
            if (endings.incrementAndGet() == 1) {
                Tranches.renew(tranche);
            }
        });

        Api.put("/v1/agenda-items/" + item + "/withdrawal", Map.of("reason", "Retiré"))
                .statusCode(200);

        awaitReleased(tranche);
        assertThat(endings).as("the first one was refused").hasValue(2);
    }

    @Test
    void aTrancheIsOnOneAgenda() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(3);
        var item = meeting.itemAbout(tranche);

        refusedAt(
                "/trancheId",
                posted(meeting.another().path() + "/agenda-items", about(tranche)),
                409,
                "tranche-already-listed");

        noDeliveryIsLeft(tranche);
        heldBy(tranche, item);
    }

    @Test
    void theOpeningOfTheBallotRenewsTheHold() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        meeting.opened(4).discussed(item);
        noDeliveryIsLeft(tranche);
        Tranches.lift(tranche);

        String ballot = meeting.openBallot(item).statusCode(201).extract().path("id");

        heldBy(tranche, item);
        Tranches.withdraw(tranche).statusCode(409).body("type", is("/problems/tranche-held"));
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> Tranches.get(tranche).body("state", is("ADOPTED")).body("hold", nullValue()));
    }

    /** A decision that waits for programme-service still needs the hold. */
    @Test
    void aVotedItemKeepsTheHoldUntilItsDecisionArrives() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var ballot = meeting.opened(meeting.itemAbout(tranche), 4);
        var late = Tranches.get(tranche).extract().<Map<String, Object>>path("hold");
        Environment.gateway.answer(tranche, () -> Answer.of(502, "text/html", "<h1>Bad Gateway</h1>"));
        meeting.closeBallot(ballot, Map.of("unanimity", "FOR")).statusCode(200);
        meeting.closed();

        Tranches.withdraw(tranche).statusCode(409).body("type", is("/problems/tranche-held"));

        Tranches.get(tranche).body("hold.itemId", is(late.get("itemId")));
        Environment.gateway.forward(tranche);
        await().atMost(SOON).untilAsserted(() -> Tranches.get(tranche).body("state", is("ADOPTED")));
    }

    /** What programme-service refuses to hold is no obstacle for the other deliveries of the tranche. */
    @Test
    void aRefusedHoldBlocksNothing() {
        var tranche = Tranches.submitted();
        var meeting = Meeting.of(5);
        var item = meeting.itemAbout(tranche);
        Tranches.takeBack(tranche);
        meeting.opened(4).discussed(item);

        noDeliveryIsLeft(tranche);

        refused(meeting.openBallot(item), 409, "object-changed");
        Tranches.submit(tranche);
        var other = meeting.another();
        var again = other.itemAbout(tranche);
        noDeliveryIsLeft(tranche);
        heldBy(tranche, again);
        assertThat(Environment.gateway.decisions(tranche)).isEmpty();
    }
}
