package fr.contratdeville.deliberation.assembly;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.post;
import static fr.contratdeville.deliberation.Api.posted;
import static fr.contratdeville.deliberation.Api.put;
import static fr.contratdeville.deliberation.Refusals.refused;
import static fr.contratdeville.deliberation.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Api;
import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.Meeting;
import fr.contratdeville.deliberation.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Assemblies, their rules of procedure, and the mandates of their members (rule Q3). */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class AssemblyTest {
    private static String assembly() {
        return Api.id("/v1/assemblies", Map.of("name", "Conseil " + UUID.randomUUID()));
    }

    private static String mandates(String assembly) {
        return "/v1/assemblies/" + assembly + "/mandates";
    }

    @Test
    void anAssemblyHasTheRulesOfTheLawUnlessItHasItsOwn() {
        get("/v1/assemblies/" + assembly()).body("policy.convocationClearDays", is(5));
        var name = "Conseil " + UUID.randomUUID();
        post("/v1/assemblies", Map.of("name", name, "policy", Map.of("convocationClearDays", 8)))
                .body("policy.convocationClearDays", is(8));

        refused(posted("/v1/assemblies", Map.of("name", name)), 409, "already-exists");
    }

    @Test
    void rulesOfProcedureRespectTheLegalMinimum() {
        var assembly = assembly();
        var answer = Api.wronglyAs(Tokens.ASSEMBLY)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("convocationClearDays", 4))
                .put("/v1/assemblies/" + assembly + "/policy")
                .then();

        refusedAt("/convocationClearDays", answer, 400, "invalid-request");
        get("/v1/assemblies/" + assembly).body("policy.convocationClearDays", is(5));
    }

    @Test
    void aMandateCountsFromItsFirstDayToItsLast() {
        var assembly = assembly();
        var member = Meeting.members(1).get(0);
        String mandate = post(
                        mandates(assembly),
                        Map.of(
                                "memberId", member,
                                "quality", "TITULAR",
                                "from", "2019-03-01",
                                "until", "2019-03-07"))
                .extract()
                .path("id");

        var path = "/v1/assemblies/" + assembly + "/members-in-exercise?on=";
        for (var day : Map.of("2019-02-28", 0, "2019-03-01", 1, "2019-03-07", 1, "2019-03-08", 0)
                .entrySet()) {
            get(null, path + day.getKey()).body("count", is(day.getValue()));
        }
        put("/v1/mandates/" + mandate, Map.of("until", "2019-03-06")).statusCode(200);
        get(null, path + "2019-03-07").body("count", is(0));
    }

    @Test
    void aMemberHasOneMandateAtATime() {
        var assembly = assembly();
        var member = Meeting.members(1).get(0);
        var first = Map.of("memberId", member, "quality", "TITULAR", "from", "2014-04-18", "until", "2019-03-31");
        String mandate = post(mandates(assembly), first).extract().path("id");

        var overlapping = Map.of("memberId", member, "quality", "SUBSTITUTE", "from", "2019-03-31");
        refused(posted(mandates(assembly), overlapping), 409, "mandates-overlap", "Q3");
        post(mandates(assembly), Map.of("memberId", member, "quality", "TITULAR", "from", "2019-04-01"));
        refused(put("/v1/mandates/" + mandate, Map.of("until", "2019-04-01")), 409, "mandates-overlap", "Q3");

        get("/v1/mandates/" + mandate).body("until", is("2019-03-31"));
        post(mandates(assembly()), first);
    }

    @Test
    void aMandateDoesNotEndBeforeItStarts() {
        var assembly = assembly();
        var mandate = Map.of(
                "memberId", Meeting.members(1).get(0),
                "quality", "TITULAR",
                "from", "2019-03-07",
                "until", "2019-03-06");

        refused(posted(mandates(assembly), mandate), 422, "mandate-ends-before-it-starts", "Q3");

        get(mandates(assembly)).body("items", is(List.of()));
    }

    @Test
    void mandatesAreListedPageByPageWithoutAGap() {
        var assembly = assembly();
        for (var member : Meeting.members(7)) {
            Meeting.mandate(assembly, member);
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = get(mandates(assembly) + "?limit=3" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.memberId"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(Meeting.members(7));
    }

    @Test
    void membersInExerciseAreSortedByName() {
        var assembly = assembly();
        for (var name : List.of("ZIEGLER", "ARTIGUES", "PERDRIAU")) {
            Meeting.mandate(
                    assembly, Api.id("/v1/members", Map.of("civility", "M", "firstName", "Georges", "lastName", name)));
        }

        get(null, "/v1/assemblies/" + assembly + "/members-in-exercise?on=2019-03-07")
                .body("members.lastName", contains("ARTIGUES", "PERDRIAU", "ZIEGLER"));
    }

    @Test
    void aRegisterIsContinuedBeforeItIsUsed() {
        var meeting = Meeting.of(3);
        var register = "/v1/assemblies/" + meeting.assembly + "/registers/2019";
        get(register).body("nextNumber", is(1)).body("inUse", is(false));
        put(register, Map.of("nextNumber", 80)).statusCode(200);
        put(register, Map.of("nextNumber", 81)).statusCode(200).body("nextNumber", is(81));
        var item = meeting.item("Programmation 2019");
        var ballot = meeting.opened(3).adopted(item);
        get("/v1/ballots/" + ballot).body("deliberation.number", is("2019.00081"));

        refused(put(register, Map.of("nextNumber", 90)), 409, "register-in-use", "E4");

        get(register).body("nextNumber", is(82)).body("inUse", is(true));
        refusedAt(
                "/nextNumber",
                Api.wronglyAs(Tokens.ASSEMBLY)
                        .contentType("application/json")
                        .body(Map.of("nextNumber", 0))
                        .put("/v1/assemblies/" + meeting.assembly + "/registers/2020")
                        .then(),
                400,
                "invalid-request");
    }

    @Test
    void aMandateWithoutAnEnd() {
        var assembly = assembly();
        post(
                        mandates(assembly),
                        Map.of("memberId", Meeting.members(1).get(0), "quality", "TITULAR", "from", "2014-04-18"))
                .body("until", nullValue());
        get(null, "/v1/assemblies/" + assembly + "/members-in-exercise?on=2099-01-01")
                .body("count", is(1));
    }
}
