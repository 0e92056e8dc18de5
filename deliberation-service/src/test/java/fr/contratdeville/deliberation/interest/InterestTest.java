package fr.contratdeville.deliberation.interest;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Refusals.refused;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Declared interests of members, and the recusals that are proposed if they match the carriers of a tranche. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class InterestTest {

    /** Distinguishes the bodies and members of one test from those of others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private static Map<String, Object> interest(String organisation, String kind) {
        return new LinkedHashMap<>(Map.of("organisation", organisation, "kind", kind, "from", "2018-01-01"));
    }

    private static ValidatableResponse declare(String token, String member, Map<String, ?> interest) {
        return Api.as(token)
                .contentType("application/json")
                .body(interest)
                .post("/v1/members/" + member + "/interests")
                .then();
    }

    private static String declared(String member, Map<String, ?> interest) {
        return declare(Tokens.ASSEMBLY, member, interest)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse end(String token, String interest, String until) {
        return Api.as(token)
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("until", until))
                .put("/v1/interests/" + interest)
                .then();
    }

    /** A member without a declared interest. */
    private static String member() {
        return Api.id("/v1/members", Map.of("civility", "M", "firstName", "Jean", "lastName", "INTÉRESSÉ"));
    }

    private static String tokenOf(String member) {
        var subject = UUID.randomUUID().toString();
        Api.put("/v1/members/" + member + "/account", Map.of("subject", subject))
                .statusCode(200);
        return MemberTokens.of(subject);
    }

    private static String inProgramme(String path, Map<String, ?> body) {
        return given().baseUri(Environment.programme.url())
                .port(Integer.parseInt(Environment.programme.url().replaceAll(".*:", "")))
                .auth()
                .oauth2(Tokens.AGENT)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String action(String tranche, String carrier, String title) {
        return inProgramme(
                "/v1/tranches/" + tranche + "/actions",
                Map.of(
                        "pillar",
                        3,
                        "section",
                        "FONCTIONNEMENT",
                        "title",
                        title,
                        "carrierId",
                        carrier,
                        "territories",
                        List.of("metropole"),
                        "cost",
                        "5000.00",
                        "contribution",
                        "1000.00"));
    }

    /**
     * A submitted tranche of four actions: two of a body with an acronym, one of a body without, one of another body.
     */
    private final class Submitted {
        final String tranche = Tranches.draft();
        final String association = inProgramme(
                "/v1/carriers",
                Map.of("name", "Association Familiale Laïque " + mark, "acronym", "AFL" + mark, "own", false));
        final String regie = inProgramme("/v1/carriers", Map.of("name", "Régie de Quartier " + mark, "own", false));
        final String first = action(tranche, association, "Relais emploi");
        final String second = action(tranche, association, "Ateliers");
        final String third = action(tranche, regie, "Chantiers");

        Submitted() {
            Tranches.submit(tranche);
        }
    }

    private static ValidatableResponse proposals(String item) {
        return get("/v1/agenda-items/" + item + "/recusal-proposals");
    }

    @Test
    void anInterestIsDeclaredReadAndEnded() {
        var member = member();
        var interest = interest("AGASEF", "PERSONAL");
        interest.put("capacity", "Présidente");
        String id = declare(Tokens.ASSEMBLY, member, interest)
                .statusCode(201)
                .body("memberId", is(member))
                .body("organisation", is("AGASEF"))
                .body("kind", is("PERSONAL"))
                .body("capacity", is("Présidente"))
                .body("from", is("2018-01-01"))
                .body("until", nullValue())
                .extract()
                .path("id");
        declared(member, interest("Loire Habitat", "REPRESENTATIVE"));

        refused(end(Tokens.ASSEMBLY, id, "2017-12-31"), 422, "interest-ends-before-it-starts", "R1")
                .body("errors[0].pointer", is("/until"));
        end(Tokens.ASSEMBLY, id, "2019-03-31").statusCode(200).body("until", is("2019-03-31"));

        get("/v1/interests/" + id).body("until", is("2019-03-31"));
        get("/v1/members/" + member + "/interests")
                .body("items.organisation", contains("AGASEF", "Loire Habitat"))
                .body("items.until", contains("2019-03-31", null));
        var endless = new HashMap<String, String>();
        endless.put("until", null);
        Api.put("/v1/interests/" + id, endless).statusCode(200).body("until", nullValue());
    }

    @Test
    void anInterestThatEndsBeforeItStartsIsNotDeclared() {
        var member = member();
        var interest = interest("AGASEF", "PERSONAL");
        interest.put("until", "2017-12-31");

        refused(declare(Tokens.ASSEMBLY, member, interest), 422, "interest-ends-before-it-starts", "R1");
        refused(
                declare(Tokens.ASSEMBLY, UUID.randomUUID().toString(), interest("AGASEF", "PERSONAL")),
                404,
                "not-found");

        get("/v1/members/" + member + "/interests").body("items", empty());
    }

    @Test
    void aMemberDeclaresAndReadsOnlyTheirOwnInterests() {
        var member = member();
        var other = member();
        var token = tokenOf(member);
        String own = declare(token, member, interest("AGASEF", "PERSONAL"))
                .statusCode(201)
                .extract()
                .path("id");
        var others = declared(other, interest("Loire Habitat", "PERSONAL"));

        refused(declare(token, other, interest("AGASEF", "PERSONAL")), 404, "not-found");
        refused(get(token, "/v1/members/" + other + "/interests"), 404, "not-found");
        refused(get(token, "/v1/interests/" + others), 404, "not-found");
        refused(end(token, others, "2019-03-31"), 404, "not-found");
        get(token, "/v1/members/" + member + "/interests").body("items.id", contains(own));
        get(token, "/v1/interests/" + own).statusCode(200);
        end(token, own, "2019-03-31").statusCode(200);

        var nobody = MemberTokens.of(UUID.randomUUID().toString());
        refused(get(nobody, "/v1/members/" + member + "/interests"), 404, "not-found");
        get("/v1/members/" + other + "/interests").body("items.organisation", contains("Loire Habitat"));
    }

    @Test
    void theAuditorReadsInterestsAndStrangersDoNot() {
        var member = member();
        var id = declared(member, interest("AGASEF", "PERSONAL"));
        for (var path : List.of("/v1/members/" + member + "/interests", "/v1/interests/" + id)) {
            get(Tokens.AUDITOR, path).statusCode(200);
            refused(get(Tokens.AGENT, path), 403, "forbidden");
            refused(get(null, path), 401, "unauthenticated");
        }
        refused(declare(Tokens.AUDITOR, member, interest("AGASEF", "PERSONAL")), 403, "forbidden");
        refused(declare(Tokens.AGENT, member, interest("AGASEF", "PERSONAL")), 403, "forbidden");
        refused(end(Tokens.AUDITOR, id, "2019-03-31"), 403, "forbidden");
        refused(end(Tokens.ASSEMBLY, UUID.randomUUID().toString(), "2019-03-31"), 404, "not-found");
        refused(
                Api.as(Tokens.ASSEMBLY)
                        .header("If-Match", "\"41\"")
                        .contentType("application/json")
                        .body(Map.of("until", "2019-03-31"))
                        .put("/v1/interests/" + id)
                        .then(),
                412,
                "stale-version");
    }

    @Test
    void recusalsAreProposedIfInterestsMatchCarriersByNameOrAcronym() {
        var submitted = new Submitted();
        var meeting = Meeting.of(6);
        var byAcronym = interest("âfl" + mark, "PERSONAL");
        byAcronym.put("capacity", "Présidente");
        declared(meeting.members.get(0), byAcronym);
        declared(meeting.members.get(1), interest("ASSOCIATION  FAMILIALE-LAIQUE " + mark, "PERSONAL"));
        declared(meeting.members.get(2), interest("regie de quartier " + mark, "REPRESENTATIVE"));
        var over = interest("AFL" + mark, "PERSONAL");
        over.put("until", "2019-03-06");
        declared(meeting.members.get(3), over);
        var toCome = interest("AFL" + mark, "PERSONAL");
        toCome.put("from", "2019-03-08");
        declared(meeting.members.get(4), toCome);
        declared(meeting.members.get(5), interest("Familiale Laïque " + mark, "PERSONAL"));
        declared(member(), interest("AFL" + mark, "PERSONAL"));
        var item = meeting.itemAbout(submitted.tranche);

        proposals(item)
                .statusCode(200)
                .body("itemId", is(item))
                .body("trancheId", is(submitted.tranche))
                .body("lines", is(4))
                .body(
                        "proposals.memberId",
                        contains(meeting.members.get(0), meeting.members.get(1), meeting.members.get(2)))
                .body("proposals.kind", contains("PERSONAL", "PERSONAL", "REPRESENTATIVE"))
                .body("proposals.carrierId", contains(submitted.association, submitted.association, submitted.regie))
                .body("proposals[0].organisation", is("âfl" + mark))
                .body("proposals[0].actionIds", containsInAnyOrder(submitted.first, submitted.second))
                .body("proposals[2].actionIds", contains(submitted.third))
                .body(
                        "proposals[0].why",
                        is("âfl" + mark
                                + " porte 2 actions de cette tranche ; déclaré : intérêt personnel (Présidente)."))
                .body(
                        "proposals[2].why",
                        is("regie de quartier " + mark
                                + " porte 1 action de cette tranche ; déclaré : y représente l'assemblée."))
                .body("proposals[0].rules.id", contains("R1", "R2", "V9"))
                .body("proposals[2].rules.id", contains("R1", "R2", "V9"));
        get("/v1/agenda-items/" + item + "/recusals").body("items", empty());
    }

    @Test
    void theVoteIsSplitByInterests() {
        var submitted = new Submitted();
        var meeting = Meeting.of(3);
        declared(meeting.members.get(0), interest("AFL" + mark, "PERSONAL"));
        declared(meeting.members.get(1), interest("AFL" + mark, "PERSONAL"));
        declared(meeting.members.get(1), interest("Régie de Quartier " + mark, "PERSONAL"));
        var item = meeting.itemAbout(submitted.tranche);

        var split = proposals(item).statusCode(200).body("split", hasSize(3));

        split.body("split[0].recusedMemberIds", empty())
                .body("split[0].actionIds", hasSize(1))
                .body(
                        "split.find { it.recusedMemberIds.size() == 2 }.recusedMemberIds",
                        containsInAnyOrder(meeting.members.get(0), meeting.members.get(1)))
                .body(
                        "split.find { it.recusedMemberIds.size() == 2 }.actionIds",
                        containsInAnyOrder(submitted.first, submitted.second))
                .body(
                        "split.find { it.recusedMemberIds.size() == 1 }.recusedMemberIds",
                        contains(meeting.members.get(1)))
                .body("split.find { it.recusedMemberIds.size() == 1 }.actionIds", contains(submitted.third))
                .body("split.actionIds.flatten()", hasSize(4));
    }

    @Test
    void from22February2022ARepresentativeIsProposedUnderR3() {
        var submitted = new Submitted();
        var meeting = Meeting.on("2022-03-10", 3);
        declared(meeting.members.get(0), interest("AFL" + mark, "REPRESENTATIVE"));
        declared(meeting.members.get(1), interest("AFL" + mark, "PERSONAL"));

        proposals(meeting.itemAbout(submitted.tranche))
                .statusCode(200)
                .body("proposals[0].rules.id", contains("R1", "R3", "V9"))
                .body("proposals[1].rules.id", contains("R1", "R2", "V9"));
    }

    @Test
    void nothingIsProposedWithoutAMatchOrATranche() {
        var meeting = Meeting.of(3);
        proposals(meeting.item("Sans tranche"))
                .statusCode(200)
                .body("trancheId", nullValue())
                .body("lines", is(0))
                .body("proposals", empty())
                .body("split", empty());
        proposals(meeting.itemAbout(Tranches.submitted()))
                .statusCode(200)
                .body("lines", is(1))
                .body("proposals", empty())
                .body("split", empty());
        refused(proposals(UUID.randomUUID().toString()), 404, "not-found");
    }

    @Test
    void theSecretariatAndTheAuditorReadProposals() {
        var path = "/v1/agenda-items/" + Meeting.of(3).item("Sans tranche") + "/recusal-proposals";
        get(Tokens.AUDITOR, path).statusCode(200);
        refused(get(Tokens.AGENT, path), 403, "forbidden");
        refused(get(MemberTokens.of("someone"), path), 403, "forbidden");
        refused(get(null, path), 401, "unauthenticated");
    }

    @Test
    void proposalsNeedProgrammeService() {
        var meeting = Meeting.of(3);
        var without = meeting.item("Sans tranche");
        var item = meeting.itemAbout(Tranches.submitted());
        Environment.programme.stop();
        try {
            for (var attempt = 0; attempt < 5; attempt++) {
                refused(proposals(item), 503, "programme-unavailable").header("Retry-After", "5");
            }
            proposals(without).statusCode(200);
        } finally {
            Environment.programme.start();
        }

        // Longer than the circuit breaker stays open after failed calls.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> proposals(item).statusCode(200).body("lines", is(1)));
    }
}
