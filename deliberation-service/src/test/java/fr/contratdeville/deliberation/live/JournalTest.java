package fr.contratdeville.deliberation.live;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The journal of a session in pages: the lines of the live view. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class JournalTest {

    @Test
    void thePagesHaveEachLineOnceInTheOrderOfRecording() {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        meeting.opened(2).adopted(item);
        var path = meeting.path() + "/journal";
        get(path)
                .statusCode(200)
                .body(
                        "items.kind",
                        contains(
                                "ITEM_LISTED",
                                "CONVENED",
                                "ARRIVAL",
                                "ARRIVAL",
                                "OPENED",
                                "ITEM_DISCUSSED",
                                "BALLOT_OPENED",
                                "BALLOT_CLOSED"))
                .body("items.sequence", contains(1, 2, 3, 4, 5, 6, 7, 8))
                .body("items[0].itemId", is(item))
                .body("items[2].memberId", is(meeting.members.get(0)))
                .body("next", nullValue());

        var sequences = new ArrayList<Integer>();
        String cursor = null;
        do {
            var request = Api.as(Tokens.ASSEMBLY).queryParam("limit", 3);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract();
            assertThat(page.<List<Integer>>path("items.sequence")).hasSizeLessThanOrEqualTo(3);
            sequences.addAll(page.path("items.sequence"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(sequences).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void whoFollowsTheSessionReadsItsJournalAndNobodyElse() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        var path = meeting.path() + "/journal";
        for (var token : List.of(Tokens.ASSEMBLY, Tokens.AUDITOR, MemberTokens.of("someone"))) {
            get(token, path).statusCode(200).body("items.kind", contains("ITEM_LISTED"));
        }
        meeting.opened(2).closed();

        refused(get(Tokens.AGENT, path), 403, "forbidden");
        refused(get(null, path), 401, "unauthenticated");
        refused(get("/v1/sessions/" + UUID.randomUUID() + "/journal"), 404, "not-found");
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var meeting = Meeting.of(3);
        for (var other : List.of(UUID.randomUUID(), new UUID(0, -1), new UUID(0, 1L << 31))) {
            var cursor = Base64.getUrlEncoder().encodeToString(other.toString().getBytes(StandardCharsets.US_ASCII));
            refused(
                    Api.wronglyAs(Tokens.ASSEMBLY)
                            .queryParam("cursor", cursor)
                            .get(meeting.path() + "/journal")
                            .then(),
                    400,
                    "invalid-request");
        }
    }
}
