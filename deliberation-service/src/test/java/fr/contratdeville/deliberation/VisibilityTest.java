package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Public data are readable without a token after the end of the session; nothing else is. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class VisibilityTest {

    @Test
    void aSessionAndAllThatIsInItBecomePublicWhenItCloses() {
        var meeting = Meeting.of(3);
        var item = meeting.item("Programmation 2019");
        var ballot = meeting.opened(3).adopted(item);
        String deliberation = get("/v1/ballots/" + ballot).extract().path("deliberation.id");
        var paths = List.of(
                meeting.path(),
                meeting.path() + "/attendance",
                meeting.path() + "/presence?at=2019-03-07T18:05:00Z",
                meeting.path() + "/quorum-ledger",
                meeting.path() + "/quorum-ledger/verification",
                meeting.path() + "/proxies",
                meeting.path() + "/ballots",
                "/v1/agenda-items/" + item,
                "/v1/agenda-items/" + item + "/recusals",
                "/v1/ballots/" + ballot,
                "/v1/ballots/" + ballot + "/verification",
                "/v1/deliberations/" + deliberation);
        var ofAssembly = "?assemblyId=" + meeting.assembly;

        for (var path : paths) {
            for (var token : List.of(Tokens.AGENT, Tokens.CGET)) {
                refused(get(token, path), 404, "not-found");
            }
            refused(get(null, path), 404, "not-found");
            get(Tokens.AUDITOR, path).statusCode(200);
        }
        get(null, "/v1/deliberations" + ofAssembly).body("items", hasSize(0));
        get(null, "/v1/sessions" + ofAssembly).body("items", hasSize(0));
        get(Tokens.AUDITOR, "/v1/deliberations" + ofAssembly).body("items", hasSize(1));

        meeting.closed();

        for (var path : paths) {
            get(null, path).statusCode(200);
        }
        get(null, "/v1/deliberations" + ofAssembly).body("items", hasSize(1)).body("items[0].number", is("2019.00001"));
        get(null, "/v1/sessions" + ofAssembly).body("items", hasSize(1));
        get(null, "/v1/sessions").body("items.state", not(hasItem("OPEN")));
    }

    @Test
    void assembliesArePublicAndPersonalDataAreNot() {
        var meeting = Meeting.of(3);
        get(null, "/v1/assemblies/" + meeting.assembly).statusCode(200);
        get(null, "/v1/assemblies").statusCode(200);
        for (var path : List.of(
                "/v1/members",
                "/v1/members/" + meeting.president(),
                "/v1/members/" + meeting.president() + "/account",
                "/v1/assemblies/" + meeting.assembly + "/mandates",
                "/v1/assemblies/" + meeting.assembly + "/registers/2019")) {
            refused(get(null, path), 401, "unauthenticated");
            refused(get(Tokens.AGENT, path), 403, "forbidden");
            get(Tokens.AUDITOR, path).statusCode(200);
            get(Tokens.ASSEMBLY, path).statusCode(200);
        }
    }

    @Test
    void theAuditorReadsAndWritesNothing() {
        refused(
                Api.as(Tokens.AUDITOR)
                        .contentType("application/json")
                        .body(Map.of("name", "Bureau"))
                        .post("/v1/assemblies")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void aSessionEndedByALostQuorumIsPublicIfItWasOpened() {
        var meeting = Meeting.of(5);
        var item = meeting.item("Programmation 2019");
        var ballot = meeting.opened(3).adopted(item);
        String deliberation = get("/v1/ballots/" + ballot).extract().path("deliberation.id");
        Api.post(meeting.path() + "/suspensions", Map.of("at", meeting.next()));
        meeting.left(3, 1);
        refused(get(null, meeting.path()), 404, "not-found");
        Api.post(meeting.path() + "/resumptions", Map.of("at", meeting.next())).body("state", is("INQUORATE"));

        for (var path : List.of(
                meeting.path(),
                meeting.path() + "/quorum-ledger",
                "/v1/agenda-items/" + item,
                "/v1/ballots/" + ballot,
                "/v1/deliberations/" + deliberation)) {
            get(null, path).statusCode(200);
        }
        get(null, "/v1/deliberations?assemblyId=" + meeting.assembly).body("items", hasSize(1));
        get(null, "/v1/sessions?assemblyId=" + meeting.assembly).body("items", hasSize(1));

        var neverOpened = Meeting.of(5);
        neverOpened.item("Programmation 2019");
        neverOpened.opened(2);
        get(neverOpened.path()).body("state", is("INQUORATE"));
        refused(get(null, neverOpened.path()), 404, "not-found");
        get(null, "/v1/sessions?assemblyId=" + neverOpened.assembly).body("items", hasSize(0));
    }
}
