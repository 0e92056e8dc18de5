package fr.contratdeville.deliberation.ballot;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secret ballots: voting and secrecy (rule V7). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class SecretBallotTest extends DiscussedItem {
    @Test
    void votesOfASecretBallotCannotBeLinkedToMembers() throws SQLException {
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

    /** The sums are encrypted while the ballot is open: two equal votes give different stored values. */
    @Test
    void theBallotBoxIsEncryptedInTheDatabase() throws SQLException {
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
}
