package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import fr.contratdeville.deliberation.Tranches;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Public and secret ballots, and appointments: who asks, who votes, and what anyone can know of it (rules V6 to V8). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class BallotFormsTest {
    private Meeting meeting;
    private String item;

    /** Seven members, five of them present, and an item in discussion. */
    private void discussed() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        meeting.opened(5).discussed(item);
    }

    private List<String> members(int from, int to) {
        return List.copyOf(meeting.members.subList(from, to));
    }

    private String open(String form, int asking) {
        return meeting.openBallot(item, Map.of(form, members(0, asking)))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, ?> choice(String choice) {
        return Map.of("choice", choice);
    }

    /** A vote that a member casts in a session that is recorded afterwards. */
    private Map<String, ?> now(String choice) {
        return Map.of("choice", choice, "at", meeting.next());
    }

    @Test
    void theFormFollowsFromWhatMembersAskFor() {
        discussed();
        meeting.openBallot(item, Map.of("publicAskedBy", members(0, 2), "secretAskedBy", members(2, 3)))
                .statusCode(201)
                .body("form", is("PUBLIC"))
                .body("demands.public.needed", is(2))
                .body("demands.public.met", is(true))
                .body("demands.public.askedBy", hasSize(2))
                .body("demands.secret.needed", is(2))
                .body("demands.secret.met", is(false))
                .body("demands.rules.id", contains("V6"));

        discussed();
        meeting.openBallot(item, Map.of("publicAskedBy", members(0, 5), "secretAskedBy", members(0, 2)))
                .statusCode(201)
                .body("form", is("SECRET"))
                .body("demands.rules.id", contains("V7"));

        discussed();
        meeting.openBallot(item, Map.of("publicAskedBy", members(0, 1)))
                .statusCode(201)
                .body("form", is("ORDINARY"))
                .body("demands.public.met", is(false));
    }

    @Test
    void whoAsksIsThereAndAsksOnce() {
        discussed();
        refusedAt(
                "/publicAskedBy/1",
                meeting.openBallot(
                        item, Map.of("publicAskedBy", List.of(meeting.members.get(0), meeting.members.get(6)))),
                422,
                "member-not-present");
        refusedAt(
                "/secretAskedBy/1",
                meeting.openBallot(
                        item, Map.of("secretAskedBy", List.of(meeting.members.get(0), meeting.members.get(0)))),
                422,
                "voter-named-twice");
    }

    @Test
    void theSameRequestFindsTheBallotOpen() {
        discussed();
        var request = Map.of("at", meeting.next(), "secretAskedBy", members(0, 2));
        var first = meeting.openBallot(item, request).statusCode(201).extract().path("id");

        meeting.openBallot(item, request).statusCode(201).body("id", is(first));
        refused(meeting.openBallot(item), 409, "ballot-open");
        get(meeting.path() + "/ballots").body("items", hasSize(1));
    }

    @Test
    void aPublicBallotRecordsEachDirectionUnderItsName() {
        discussed();
        var ballot = open("publicAskedBy", 5);
        meeting.vote(ballot, meeting.members.get(0), "FOR").statusCode(200).body("cast", is(1));
        meeting.vote(ballot, meeting.members.get(1), "FOR").statusCode(200);
        meeting.vote(ballot, meeting.members.get(2), "AGAINST").statusCode(200);
        meeting.vote(ballot, meeting.members.get(3), "ABSTENTION").statusCode(200);

        refused(meeting.vote(ballot, meeting.members.get(0), "AGAINST"), 409, "already-voted");
        refused(meeting.vote(ballot, meeting.members.get(6), "FOR"), 422, "member-not-present");
        refusedAt("/choice", meeting.vote(ballot, meeting.members.get(4), "BLANK"), 422, "no-such-choice");
        refused(meeting.closeBallot(ballot, Map.of("unanimity", "FOR")), 422, "closed-by-its-votes");
        get("/v1/ballots/" + ballot).body("votes.direction", hasItem("AGAINST")).body("result", nullValue());

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.voices", is(5))
                .body("result.cast", is(4))
                .body("result.for", is(2))
                .body("result.against", is(1))
                .body("result.abstentions", is(1))
                .body("result.form", is("PUBLIC"))
                .body("result.wording", is("à la majorité (2 pour, 1 contre, 1 abstention)"));
        refused(meeting.vote(ballot, meeting.members.get(4), "FOR"), 409, "ballot-closed");
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true)).body("recomputed.for", is(2));
    }

    @Test
    void aVoteIsNeitherBeforeItsBallotNorAfterItsClosing() {
        discussed();
        var before = meeting.next();
        var ballot = open("publicAskedBy", 5);
        var member = meeting.members.get(0);
        refusedAt(
                "/at",
                Meeting.vote(Tokens.ASSEMBLY, ballot, member, Map.of("choice", "FOR", "at", before)),
                422,
                "event-out-of-order");
        refusedAt("/at", Meeting.vote(Tokens.ASSEMBLY, ballot, member, choice("FOR")), 422, "vote-needs-instant");
        refusedAt(
                "/at",
                Meeting.vote(Tokens.ASSEMBLY, ballot, member, Map.of("choice", "FOR", "at", "2150-01-01T00:00:00Z")),
                422,
                "event-in-future");
        var closing = meeting.next();
        meeting.vote(ballot, member, "FOR").statusCode(200);
        refusedAt("/at", meeting.closeBallot(ballot, Map.of("at", closing)), 422, "event-out-of-order");
    }

    @Test
    void inATieOfAPublicBallotThePresidentsOwnVoteDecides() {
        discussed();
        var ballot = open("publicAskedBy", 5);
        meeting.vote(ballot, meeting.president(), "FOR").statusCode(200);
        meeting.vote(ballot, meeting.members.get(1), "AGAINST").statusCode(200);

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.outcome", is("ADOPTED"))
                .body("result.castingVoteUsed", is(true))
                .body("result.rules.id", contains("V3", "V1"));
    }

    @Test
    void aMemberCastsTheOwnVoiceAndThatOfTheProxyApart() {
        meeting = Meeting.of(7);
        item = meeting.item("Programmation 2019");
        Api.post(
                "/v1/assemblies/" + meeting.assembly + "/proxies",
                Map.of(
                        "giverId", meeting.members.get(6),
                        "holderId", meeting.members.get(2),
                        "givenAt", "2019-03-06T10:00:00+01:00",
                        "sessionIds", List.of(meeting.session)));
        meeting.opened(5).discussed(item);
        var token = meeting.token(2);
        var ballot = open("publicAskedBy", 2);

        Meeting.vote(token, ballot, meeting.members.get(2), now("FOR")).statusCode(200);
        Meeting.vote(token, ballot, meeting.members.get(6), now("AGAINST")).statusCode(200);
        refused(Meeting.vote(token, ballot, meeting.members.get(3), now("FOR")), 403, "vote-not-yours");
        refused(Meeting.vote(Tokens.AGENT, ballot, meeting.members.get(3), now("FOR")), 403, "forbidden");
        refused(
                Meeting.vote(MemberTokens.of("nobody"), ballot, meeting.members.get(3), now("FOR")),
                403,
                "vote-not-yours");

        var votes = get("/v1/ballots/" + ballot).body("votes", hasSize(2)).body("proxies", hasSize(1));
        votes.body("votes.find { it.byProxy }.principalId", is(meeting.members.get(6)))
                .body("votes.find { it.byProxy }.holderId", is(meeting.members.get(2)))
                .body("votes.find { it.byProxy }.direction", is("AGAINST"))
                .body("votes.find { !it.byProxy }.direction", is("FOR"));
    }

    @Test
    void whoArrivesDuringABallotVotesInTheNextAndWhoLeavesVotesNoMore() {
        discussed();
        var ballot = open("publicAskedBy", 5);
        meeting.attendance(
                        "ARRIVAL",
                        meeting.next(),
                        meeting.members.stream().skip(5).limit(1))
                .statusCode(201);
        refused(meeting.vote(ballot, meeting.members.get(5), "FOR"), 409, "no-voice");
        meeting.attendance(
                        "DEPARTURE",
                        meeting.next(),
                        meeting.members.stream().skip(4).limit(1))
                .statusCode(201);
        refused(meeting.vote(ballot, meeting.members.get(4), "FOR"), 422, "member-not-present");
        meeting.vote(ballot, meeting.members.get(0), "FOR").statusCode(200);

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.departed", is(1))
                .body("result.wording", is("à l'unanimité des suffrages exprimés"))
                .body("result.rules.id", contains("V1", "V2", "Q5"));
    }

    @Test
    void inASecretBallotNobodyCanTellWhoVotedHow() throws SQLException {
        discussed();
        var ballot = open("secretAskedBy", 2);
        var choices = List.of("FOR", "AGAINST", "BLANK", "SPOILT", "ABSTENTION");
        for (var member = 0; member < 5; member++) {
            var answer = Meeting.vote(
                            meeting.token(member), ballot, meeting.members.get(member), choice(choices.get(member)))
                    .statusCode(200)
                    .body("cast", is(member + 1))
                    .body("votes", hasSize(0))
                    .body("result", nullValue());
            assertThat(answer.extract().asString()).doesNotContain("BLANK").doesNotContain("\"for\"");
        }
        refused(Meeting.vote(meeting.token(0), ballot, meeting.members.get(0), choice("FOR")), 409, "already-voted");
        refused(Meeting.vote(Tokens.ASSEMBLY, ballot, meeting.members.get(0), choice("FOR")), 403, "vote-not-yours");
        assertThat(rows("select count(*) from public_vote where ballot_id = '" + ballot + "'"))
                .containsExactly("0");
        assertThat(rows("select column_name from information_schema.columns where table_name = 'participation'"))
                .containsExactlyInAnyOrder("ballot_id", "principal_id");
        assertThat(rows(
                        "select coalesce(member_id::text, '-') || coalesce(at::text, '-') from session_event where kind ="
                                + " 'VOTE_CAST' and ballot_id = '" + ballot + "'"))
                .hasSize(5)
                .containsOnly("--");
        assertThat(rows("select count(*) from idempotency_key where body like '%" + ballot + "%SPOILT%'"))
                .containsExactly("0");
        assertThat(rows("select state || coalesce(in_favour::text, '-') from ballot where id = '" + ballot + "'"))
                .containsExactly("OPEN-");

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("result.for", is(1))
                .body("result.against", is(1))
                .body("result.abstentions", is(1))
                .body("result.blank", is(1))
                .body("result.spoilt", is(1))
                .body("result.cast", is(5))
                .body("result.expressed", is(2))
                .body("result.outcome", is("REJECTED"))
                .body("result.castingVoteUsed", is(false))
                .body("result.wording", is("à égalité des voix (1 pour, 1 contre, 1 abstention, 1 blanc, 1 nul)"));
        assertThat(rows("select coalesce(length(urn)::text, '-') from ballot where id = '" + ballot + "'"))
                .containsExactly("-");
        get("/v1/ballots/" + ballot + "/verification").body("same", is(true));
    }

    /** The sums are sealed while the ballot is open: two votes that are the same leave nothing that is the same. */
    @Test
    void whatTheUrnHoldsCannotBeReadInTheDatabase() throws SQLException {
        discussed();
        var ballot = open("secretAskedBy", 2);
        var seen = new ArrayList<String>();
        seen.addAll(rows("select encode(urn, 'hex') from ballot where id = '" + ballot + "'"));
        for (var member = 0; member < 2; member++) {
            Meeting.vote(meeting.token(member), ballot, meeting.members.get(member), choice("FOR"))
                    .statusCode(200);
            seen.addAll(rows("select encode(urn, 'hex') from ballot where id = '" + ballot + "'"));
        }

        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        assertThat(seen.stream().map(String::length).distinct()).hasSize(1);
    }

    @Test
    void aSecretBallotCanBeCountedByHandButNotTwice() {
        discussed();
        var ballot = open("secretAskedBy", 2);
        refused(
                meeting.closeBallot(ballot, Map.of("counted", Map.of("for", 4, "against", 2))),
                422,
                "more-votes-than-voices");
        Meeting.vote(meeting.token(0), ballot, meeting.members.get(0), choice("FOR"))
                .statusCode(200);
        refusedAt(
                "/counted",
                meeting.closeBallot(ballot, Map.of("counted", Map.of("for", 3, "against", 2))),
                409,
                "votes-cast-here");

        discussed();
        var byHand = open("secretAskedBy", 2);
        meeting.closeBallot(byHand, Map.of("counted", Map.of("for", 3, "against", 1, "blank", 1)))
                .statusCode(200)
                .body("result.outcome", is("ADOPTED"))
                .body("result.blank", is(1))
                .body("cast", is(0));
    }

    @Test
    void anOrdinaryBallotTakesNoVotesOneByOne() {
        discussed();
        String ballot = meeting.openBallot(item).extract().path("id");

        refused(meeting.vote(ballot, meeting.members.get(0), "FOR"), 409, "voted-by-minutes");
    }

    @Test
    void anAppointmentIsSecretAndTakesUpToThreeRounds() {
        meeting = Meeting.of(7);
        item = meeting.appointment("Désignation d'un représentant");
        meeting.opened(5).discussed(item);
        refusedAt("/candidates", meeting.openBallot(item), 422, "candidates-missing");
        var candidates = Map.of("candidates", candidates(null, null));

        for (var round = 1; round <= 2; round++) {
            meeting.openBallot(item, candidates)
                    .statusCode(201)
                    .body("form", is("SECRET"))
                    .body("round", is(round))
                    .body("demands.rules.id", contains("V7"));
            var ballot = lastBallot();
            meeting.closeBallot(ballot, counted(2, 2, 1))
                    .statusCode(200)
                    .body("nextRound", is(true))
                    .body("electedId", nullValue())
                    .body("deliberation", nullValue())
                    .body("result.majority", is(3))
                    .body("result.rules.id", hasItem("V8"))
                    .body("result.wording", containsString("aucun candidat n'obtient la majorité absolue"));
            get("/v1/agenda-items/" + item).body("state", is("IN_DISCUSSION"));
        }

        refusedAt("/candidates/0/bornOn", meeting.openBallot(item, candidates), 422, "birth-date-missing");
        meeting.openBallot(item, Map.of("candidates", candidates("1960-05-01", "1950-02-03")))
                .statusCode(201)
                .body("round", is(3));
        var last = lastBallot();
        meeting.closeBallot(last, counted(2, 2, 1))
                .statusCode(200)
                .body("electedId", is(meeting.members.get(1)))
                .body("result.outcome", is("ADOPTED"))
                .body("result.wording", containsString("au bénéfice de l'âge"))
                .body("candidates.votes", contains(2, 2))
                .body("deliberation.number", is("2019.00001"));
        get("/v1/ballots/" + last + "/verification").body("same", is(true));
        get("/v1/agenda-items/" + item).body("state", is("VOTED")).body("outcome", is("ADOPTED"));
        get(meeting.path() + "/ballots").body("items.round", contains(1, 2, 3));
    }

    @Test
    void votesForCandidatesAreCastInSecretToo() {
        meeting = Meeting.of(7);
        item = meeting.appointment("Désignation d'un représentant");
        meeting.opened(5).discussed(item);
        meeting.openBallot(item, Map.of("candidates", candidates(null, null))).statusCode(201);
        var ballot = lastBallot();
        refusedAt(
                "/choice",
                Meeting.vote(meeting.token(0), ballot, meeting.members.get(0), choice("FOR")),
                422,
                "no-such-choice");
        refusedAt(
                "/candidateId",
                Meeting.vote(
                        meeting.token(0),
                        ballot,
                        meeting.members.get(0),
                        Map.of("candidateId", meeting.members.get(4))),
                422,
                "not-a-candidate");
        for (var member = 0; member < 3; member++) {
            Meeting.vote(
                            meeting.token(member),
                            ballot,
                            meeting.members.get(member),
                            Map.of("candidateId", meeting.members.get(1)))
                    .statusCode(200)
                    .body("candidates.votes", contains(nullValue(), nullValue()));
        }
        Meeting.vote(meeting.token(3), ballot, meeting.members.get(3), choice("BLANK"))
                .statusCode(200);

        meeting.closeBallot(ballot, Map.of())
                .statusCode(200)
                .body("electedId", is(meeting.members.get(1)))
                .body("result.cast", is(4))
                .body("result.blank", is(1))
                .body("result.expressed", is(3))
                .body(
                        "result.wording",
                        is(
                                "élection de Mme Marianne MEMBRE 1 au 1er tour, à la majorité absolue (3 voix sur 3 suffrages"
                                        + " exprimés)"));
    }

    @Test
    void candidatesAreForAppointmentsAlone() {
        discussed();
        refusedAt(
                "/candidates",
                meeting.openBallot(item, Map.of("candidates", candidates(null, null))),
                422,
                "no-appointment");
    }

    @Test
    void aBallotIsAnnulledAndVotedAgainAndStays() {
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
        get("/v1/deliberations?assembly=" + meeting.assembly)
                .body("items.number", contains("2019.00001", "2019.00002"))
                .body("items[0].withdrawnAt", not(nullValue()))
                .body("items[1].withdrawnAt", nullValue());
    }

    @Test
    void whatWasSentOrMadePublicIsNotAnnulled() {
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
    void whatProgrammeServiceWasToldIsNotAnnulled() {
        meeting = Meeting.of(7);
        item = meeting.itemAbout(Tranches.submitted());
        meeting.opened(5);
        var ballot = meeting.adopted(item);

        refused(annul(ballot), 409, "decision-told");
        get("/v1/agenda-items/" + item).body("state", is("VOTED"));
    }

    private ValidatableResponse annul(String ballot) {
        return Api.put(
                "/v1/ballots/" + ballot + "/annulment", Map.of("at", meeting.next(), "reason", "Erreur de décompte"));
    }

    private String lastBallot() {
        List<String> ballots = get(meeting.path() + "/ballots").extract().path("items.id");
        return ballots.get(ballots.size() - 1);
    }

    private List<Map<String, Object>> candidates(String... born) {
        return IntStream.range(0, born.length)
                .mapToObj(index -> {
                    var candidate = new HashMap<String, Object>();
                    candidate.put("memberId", meeting.members.get(index));
                    candidate.put("bornOn", born[index]);
                    return (Map<String, Object>) candidate;
                })
                .toList();
    }

    private Map<String, ?> counted(int first, int second, int blank) {
        return Map.of(
                "counted",
                Map.of(
                        "blank",
                        blank,
                        "candidates",
                        List.of(
                                Map.of("memberId", meeting.members.get(0), "votes", first),
                                Map.of("memberId", meeting.members.get(1), "votes", second))));
    }

    private static List<String> rows(String sql) throws SQLException {
        try (var connection = Environment.database();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
