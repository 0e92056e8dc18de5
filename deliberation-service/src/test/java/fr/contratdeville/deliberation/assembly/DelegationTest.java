package fr.contratdeville.deliberation.assembly;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.LaterSession;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.MemberTokens;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rule A1: a bureau decides what its council delegated, and never an orientation of the politique de la ville. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class DelegationTest {
    private static final Map<String, Object> DELEGATION =
            Map.of("reference", "Délibération 2014.00012", "decidedOn", "2014-04-24");

    private static String assembly(String kind) {
        return Api.id("/v1/assemblies", Map.of("name", kind + " " + UUID.randomUUID(), "kind", kind));
    }

    /** An open session of the bureau, with an item in discussion. */
    private record InDiscussion(LaterSession session, String item) {
        static InDiscussion of(String assembly, boolean orientation) {
            var members = Meeting.members(3);
            members.forEach(member -> Meeting.mandate(assembly, member));
            var session = LaterSession.of(assembly, members, "2019-03-07");
            var item = session.item("Programmation 2019", Map.of("orientation", orientation));
            session.convene("2019-02-28", false).statusCode(200);
            session.arrived(3).open(Map.of()).body("state", is("OPEN"));
            session.discuss(item).body("orientation", is(orientation));
            return new InDiscussion(session, item);
        }

        ValidatableResponse openBallot() {
            return session.openBallot(item);
        }
    }

    private static ValidatableResponse delegate(String assembly) {
        return Api.put("/v1/assemblies/" + assembly + "/delegation", DELEGATION);
    }

    @Test
    void aBureauWithoutADelegationDecidesNothingUntilItIsRecorded() {
        var bureau = assembly("BUREAU");
        get(null, "/v1/assemblies/" + bureau).body("kind", is("BUREAU")).body("delegation", nullValue());
        var held = InDiscussion.of(bureau, false);

        refused(held.openBallot(), 409, "delegation-missing", "A1");

        get("/v1/agenda-items/" + held.item()).body("state", is("IN_DISCUSSION"));
        get(held.session().path() + "/ballots").body("items", empty());
        delegate(bureau).statusCode(200).body("delegation.reference", is("Délibération 2014.00012"));
        held.session().adopt(held.item()).body("result.outcome", is("ADOPTED"));
    }

    @Test
    void aBureauThatWasRecordedWithItsDelegationDecides() {
        var bureau = Api.id(
                "/v1/assemblies",
                Map.of("name", "Bureau " + UUID.randomUUID(), "kind", "BUREAU", "delegation", DELEGATION));
        get(null, "/v1/assemblies/" + bureau).body("delegation.decidedOn", is("2014-04-24"));
        var held = InDiscussion.of(bureau, false);

        held.session().adopt(held.item()).body("result.outcome", is("ADOPTED"));
    }

    @Test
    void anOrientationIsNotDecidedByDelegation() {
        var bureau = assembly("BUREAU");
        delegate(bureau).statusCode(200);
        var held = InDiscussion.of(bureau, true);

        refused(held.openBallot(), 409, "orientation-not-delegable", "A1");

        get("/v1/agenda-items/" + held.item()).body("state", is("IN_DISCUSSION"));
        get(held.session().path() + "/ballots").body("items", empty());
    }

    @Test
    void aCouncilDecidesOrientations() {
        var held = InDiscussion.of(assembly("COUNCIL"), true);

        held.session().adopt(held.item()).body("result.outcome", is("ADOPTED"));
    }

    @Test
    void theDefaultKindIsCouncil() {
        var assembly = Api.id("/v1/assemblies", Map.of("name", "Conseil " + UUID.randomUUID()));

        get(null, "/v1/assemblies/" + assembly).body("kind", is("COUNCIL")).body("delegation", nullValue());
    }

    @Test
    void aCouncilHasNoDelegation() {
        var council = assembly("COUNCIL");

        refused(delegate(council), 422, "no-delegation-to-a-council", "A1")
                .body("errors[0].pointer", is("/delegation"));
        refused(
                Api.posted(
                        "/v1/assemblies",
                        Map.of("name", "Conseil " + UUID.randomUUID(), "kind", "COUNCIL", "delegation", DELEGATION)),
                422,
                "no-delegation-to-a-council",
                "A1");

        get(null, "/v1/assemblies/" + council).body("delegation", nullValue());
    }

    @Test
    void onlyTheSecretariatRecordsADelegation() {
        var bureau = assembly("BUREAU");
        var tokens = new HashMap<String, Integer>();
        List.of(Tokens.AUDITOR, Tokens.AGENT, MemberTokens.of("someone")).forEach(token -> tokens.put(token, 403));
        tokens.put(null, 401);
        tokens.forEach((token, status) -> refused(
                Api.as(token)
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body(DELEGATION)
                        .put("/v1/assemblies/" + bureau + "/delegation")
                        .then(),
                status,
                status == 401 ? "unauthenticated" : "forbidden"));
        refused(
                Api.as(Tokens.ASSEMBLY)
                        .header("If-Match", "\"41\"")
                        .contentType("application/json")
                        .body(DELEGATION)
                        .put("/v1/assemblies/" + bureau + "/delegation")
                        .then(),
                412,
                "stale-version");
        refused(delegate(UUID.randomUUID().toString()), 404, "not-found");
        get(null, "/v1/assemblies/" + bureau).body("delegation", nullValue());
    }
}
