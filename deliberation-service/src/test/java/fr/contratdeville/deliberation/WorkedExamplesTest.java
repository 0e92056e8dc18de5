package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The worked examples of the domain over HTTP, with the 69 members of the Bureau. X2, X17 and X18 are with the proxies,
 * X7, X8 and X10 with the recusals, X11 and X12 with the second convocations.
 */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class WorkedExamplesTest {
    private Meeting meeting;
    private String item;

    private void of(int members, int present) {
        meeting = Meeting.of(members);
        item = meeting.item("Programmation 2019");
        meeting.opened(present);
    }

    private ValidatableResponse closing(String ballot, Map<String, ?> minutes) {
        return meeting.closeBallot(ballot, minutes).statusCode(200);
    }

    @Test
    void x1FiftyFivePresentAndAllFor() {
        of(69, 55);
        closing(meeting.ballot(item), Map.of("unanimity", "FOR"))
                .body("result.voices", is(55))
                .body("result.outcome", is("ADOPTED"))
                .body("result.wording", is("à l'unanimité"));
        get(meeting.path() + "/quorum-ledger")
                .body("items.present", contains(55, 55))
                .body("items.required", contains(35, 35));
    }

    /**
     * Thirty-five members present hold ten proxies: 45 voices, 20 for, 20 against, 5 abstentions. The president votes
     * for.
     */
    @ParameterizedTest(name = "{0}: {1} ballot, the president {2}")
    @CsvSource({
        "X3, publicAskedBy, FOR, ADOPTED, true, V3 V1",
        "X4, secretAskedBy, -, REJECTED, false, V3 V7 V1",
        "X5, publicAskedBy, ABSTENTION, REJECTED, false, V4 V1",
    })
    void x3ToX5TwentyToTwenty(
            String example, String asked, String president, String outcome, boolean castingVote, String decisive) {
        meeting = Meeting.of(69);
        item = meeting.item("Programmation 2019");
        for (var proxy = 0; proxy < 10; proxy++) {
            Api.post(
                    "/v1/assemblies/" + meeting.assembly + "/proxies",
                    Map.of(
                            "giverId", meeting.members.get(40 + proxy),
                            "holderId", meeting.members.get(proxy),
                            "givenAt", "2019-03-06T10:00:00+01:00",
                            "sessionIds", List.of(meeting.session)));
        }
        meeting.opened(35).discussed(item);
        String ballot = meeting.openBallot(item, Map.of(asked, meeting.members.subList(0, 12)))
                .statusCode(201)
                .body("voices", is(45))
                .body("proxies", hasSize(10))
                .extract()
                .path("id");
        Map<String, ?> minutes = Map.of();
        if (asked.equals("publicAskedBy")) {
            var directions = Stream.concat(
                            Stream.of(president),
                            Stream.concat(
                                    Stream.concat(
                                            Stream.generate(() -> "FOR").limit(president.equals("FOR") ? 19 : 20),
                                            Stream.generate(() -> "AGAINST").limit(20)),
                                    Stream.generate(() -> "ABSTENTION").limit(president.equals("FOR") ? 5 : 4)))
                    .toList();
            var voters = Stream.concat(
                            meeting.members.stream().limit(35),
                            meeting.members.stream().skip(40).limit(10))
                    .toList();
            for (var voter = 0; voter < 45; voter++) {
                meeting.vote(ballot, voters.get(voter), directions.get(voter)).statusCode(200);
            }
        } else {
            minutes = Map.of("counted", Map.of("for", 20, "against", 20, "abstentions", 5));
        }

        closing(ballot, minutes)
                .body("result.for", is(20))
                .body("result.against", is(20))
                .body("result.abstentions", is(5))
                .body("result.outcome", is(outcome))
                .body("result.castingVoteUsed", is(castingVote))
                .body("result.rules.id", contains((decisive + " P5 P6").split(" ")));
    }

    @Test
    void x6FiveLeaveDuringItemSeven() {
        meeting = Meeting.of(69);
        var seventh = meeting.item("Point 7");
        var eighth = meeting.item("Point 8");
        var ninth = meeting.item("Point 9");
        meeting.opened(36).discussed(seventh).left(36, 5);
        String ballot = meeting.openBallot(seventh)
                .statusCode(201)
                .body("voices", is(31))
                .extract()
                .path("id");
        closing(ballot, Map.of("unanimity", "FOR"))
                .body("result.cast", is(31))
                .body("result.abstentions", is(5))
                .body("result.departed", is(5))
                .body("result.outcome", is("ADOPTED"))
                .body("result.wording", is("à l'unanimité des suffrages exprimés"));

        meeting.discussed(eighth);

        get("/v1/agenda-items/" + eighth).body("state", is("INQUORATE"));
        get("/v1/agenda-items/" + ninth).body("state", is("POSTPONED"));
        get(meeting.path() + "/quorum-ledger")
                .body("items.present", contains(36, 36, 31))
                .body("items.met", contains(true, true, false));
    }

    @Test
    void x6TheDeliberationCountsThoseWhoLeftAmongItsAbstentions() {
        of(69, 36);
        meeting.discussed(item).left(36, 5);
        String ballot = meeting.openBallot(item).statusCode(201).extract().path("id");

        String deliberation = closing(ballot, Map.of("against", Map.of("count", 9), "abstentions", Map.of("count", 2)))
                .body("result.cast", is(31))
                .body("result.abstentions", is(7))
                .body("result.departed", is(5))
                .body("result.rules.id", contains("V1", "Q5"))
                .extract()
                .path("deliberation.id");

        get("/v1/deliberations/" + deliberation)
                .body("result.abstentions", is(7))
                .body("result.departed", is(5))
                .body("result.wording", is("à la majorité (20 pour, 9 contre, 7 abstentions, dont 5 départs)"));
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true)).body("recomputed.abstentions", is(7));
    }

    @ParameterizedTest(name = "X9: of {0} in exercise, {1} are required")
    @CsvSource({"68, 35", "67, 34"})
    void x9VacanciesDoNotCount(int inExercise, int required) {
        of(inExercise, required);
        get(meeting.path()).body("state", is("OPEN"));
        get(meeting.path() + "/quorum-ledger").body("items[0].required", is(required));

        of(inExercise, required - 1);
        get(meeting.path()).body("state", is("INQUORATE"));
    }

    @Test
    void x13ConvenedForTheSeventh() {
        meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        refused(
                Api.put(meeting.path() + "/convocation", Map.of("sentOn", "2019-03-02", "urgent", false)),
                422,
                "convocation-too-late",
                "C1");
        Api.put(meeting.path() + "/convocation", Map.of("sentOn", "2019-03-01", "urgent", false))
                .statusCode(200)
                .body("convocation.clearDays", is(5));

        meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        Api.put(meeting.path() + "/convocation", Map.of("sentOn", "2019-03-02", "urgent", true))
                .statusCode(200)
                .body("convocation.clearDays", is(4));
    }

    @Test
    void x14WhoCanDemandAPublicOrASecretBallot() {
        of(69, 55);
        meeting.discussed(item);
        meeting.openBallot(item, Map.of("publicAskedBy", meeting.members.subList(0, 13)))
                .body("form", is("ORDINARY"))
                .body("demands.public.needed", is(14))
                .body("demands.public.met", is(false))
                .body("demands.public.rule.id", is("V6"))
                .body("demands.secret.needed", is(19))
                .body("demands.secret.met", is(false))
                .body("demands.secret.rule.id", is("V7"));
        of(69, 55);
        meeting.discussed(item);
        meeting.openBallot(item, Map.of("publicAskedBy", meeting.members.subList(0, 14)))
                .body("form", is("PUBLIC"));
        of(69, 55);
        meeting.discussed(item);
        meeting.openBallot(
                        item,
                        Map.of(
                                "publicAskedBy",
                                meeting.members.subList(0, 14),
                                "secretAskedBy",
                                meeting.members.subList(14, 33)))
                .body("form", is("SECRET"));
    }

    @Test
    void x15OneForAndFiftyFourAbstentions() {
        of(69, 55);
        closing(meeting.ballot(item), Map.of("abstentions", Map.of("count", 54)))
                .body("result.outcome", is("ADOPTED"))
                .body("result.wording", is("à l'unanimité des suffrages exprimés"));
    }

    @Test
    void x16TwentySixToTwentySixInAnAppointment() {
        meeting = Meeting.of(69);
        item = meeting.appointment("Désignation d'un représentant");
        meeting.opened(55).discussed(item);
        var candidates = List.of(
                Map.of("memberId", meeting.members.get(0), "bornOn", "1970-01-01"),
                Map.of("memberId", meeting.members.get(1), "bornOn", "1955-06-30"));
        var counted = Map.of(
                "counted",
                Map.of(
                        "blank",
                        3,
                        "candidates",
                        List.of(
                                Map.of("memberId", meeting.members.get(0), "votes", 26),
                                Map.of("memberId", meeting.members.get(1), "votes", 26))));
        for (var round = 1; round <= 2; round++) {
            String ballot = meeting.openBallot(item, Map.of("candidates", candidates))
                    .statusCode(201)
                    .extract()
                    .path("id");
            closing(ballot, counted)
                    .body("result.cast", is(55))
                    .body("result.majority", is(27))
                    .body("nextRound", is(true))
                    .body("electedId", nullValue());
        }
        String last = meeting.openBallot(item, Map.of("candidates", candidates))
                .statusCode(201)
                .extract()
                .path("id");
        closing(last, counted).body("round", is(3)).body("electedId", is(meeting.members.get(1)));
    }

    @ParameterizedTest(name = "{0}: transmitted on {1}, enforceable on {2}")
    @CsvSource({"X19, 2019-03-19, 2019-03-19", "X20, 2019-03-22, 2019-03-22"})
    void x19AndX20TheLaterOfPublicationAndTransmission(String example, String transmittedOn, String enforceableOn) {
        of(3, 3);
        String deliberation =
                get("/v1/ballots/" + meeting.adopted(item)).extract().path("deliberation.id");
        var path = "/v1/deliberations/" + deliberation;
        get(path).body("enforceableOn", nullValue());

        Api.put(path + "/publication", Map.of("on", "2019-03-19", "medium", "POSTING"))
                .statusCode(200)
                .body("enforceableOn", nullValue());
        var identifier = "042-244200770-20190307-" + example
                + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-DE";
        Api.put(path + "/transmission", Map.of("on", transmittedOn, "actIdentifier", identifier))
                .statusCode(200)
                .body("actIdentifier", is(identifier))
                .body("enforceableOn", is(enforceableOn))
                .body("enforceabilityRules.id", contains("E1"));

        Api.put(path + "/transmission", Map.of("on", transmittedOn, "actIdentifier", identifier))
                .statusCode(200);
        refused(
                Api.put(path + "/publication", Map.of("on", "2019-03-20", "medium", "POSTING")),
                409,
                "enforceable-already",
                "E1");
    }

    @Test
    void anActIsTransmittedWithItsIdentifierAfterTheSession() {
        of(3, 3);
        String deliberation =
                get("/v1/ballots/" + meeting.adopted(item)).extract().path("deliberation.id");
        var path = "/v1/deliberations/" + deliberation + "/transmission";
        var identifier = "042-244200770-20190307-D"
                + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-DE";
        for (var day : List.of("2019-03-06", "2150-03-06")) {
            refused(Api.put(path, Map.of("on", day, "actIdentifier", identifier)), 422, "not-on-that-day", "E1");
        }
        for (var wrong : List.of(
                identifier.replace("20190307", "20190308"),
                identifier.replace("244200770", "244200771"),
                identifier.replace("042-", "42-"),
                identifier.replace("-DE", "-XX"),
                "2019.00081")) {
            refused(Api.put(path, Map.of("on", "2019-03-19", "actIdentifier", wrong)), 422, "no-act-identifier", "E6");
        }
        Api.put(path, Map.of("on", "2019-03-19", "actIdentifier", identifier)).statusCode(200);

        of(3, 3);
        String other = get("/v1/ballots/" + meeting.adopted(item)).extract().path("deliberation.id");
        refused(
                Api.put(
                        "/v1/deliberations/" + other + "/transmission",
                        Map.of("on", "2019-03-19", "actIdentifier", identifier)),
                409,
                "already-exists");
    }

    @Test
    void actsOfSessionsFromTheFirstOfJuly2022ArePublishedElectronically() {
        meeting = Meeting.on("2022-07-07", 3);
        item = meeting.item("Programmation 2022");
        Api.put(meeting.path() + "/convocation", Map.of("sentOn", "2022-06-30", "urgent", false))
                .statusCode(200);
        meeting.arrived(3).opened();
        String deliberation =
                get("/v1/ballots/" + meeting.adopted(item)).extract().path("deliberation.id");
        var path = "/v1/deliberations/" + deliberation + "/publication";

        refused(
                Api.put(path, Map.of("on", "2022-07-08", "medium", "POSTING")),
                422,
                "publication-not-electronic",
                "E2");
        Api.put(path, Map.of("on", "2022-07-08", "medium", "ELECTRONIC"))
                .statusCode(200)
                .body("enforceabilityRules.id", contains("E1", "E2"));
    }
}
