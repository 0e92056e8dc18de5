package fr.contratdeville.programme.totals;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.programme.Api;
import fr.contratdeville.programme.Environment;
import fr.contratdeville.programme.Tokens;
import fr.contratdeville.programme.Tranche2019;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures of deliberation 2019.00081, from its annexes to the effects of the vote. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class Tranche2019Test {

    @Test
    void sumsPerPillarSectionChapterAndCarrier() {
        var sample = Tranche2019.draft();

        get(Tokens.AGENT, "/v1/tranches/" + sample.tranche + "/totals")
                .statusCode(200)
                .body("actions", is(49))
                .body("grants", is(48))
                .body("contribution", is("497500.00"))
                .body("cost", is("1926076.00"))
                .body("byPillar.actions", contains(9, 10, 17, 13))
                .body("byPillar.contribution", contains("65500.00", "120000.00", "235200.00", "76800.00"))
                .body("byPillar.cost", contains("532626.00", "261864.00", "772169.00", "359417.00"))
                .body("bySection.section", contains("FONCTIONNEMENT", "INVESTISSEMENT"))
                .body("bySection.contribution", contains("377500.00", "120000.00"))
                .body("byChapter.chapter", contains("011", "204", "65", "74"))
                .body("byChapter.direction", contains("EXPENSE", "EXPENSE", "EXPENSE", "RECEIPT"))
                .body("byChapter.amount", contains("6000.00", "120000.00", "371500.00", "4000.00"))
                .body("byCarrier.find { it.carrier == 'AGASEF' }.contribution", is("12900.00"))
                .body("byCarrier.find { it.carrier == 'AGASEF' }.actions", is(2))
                .body("byTerritory.contribution", contains("497500.00"));
        get(Tokens.AGENT, "/v1/tranches/" + sample.tranche + "/actions?limit=100")
                .body("items.findAll { it.title == 'Relais emploi' }", hasSize(8))
                .body("items", hasSize(51));
    }

    @Test
    void thePrintedTotalOfPillar3LeavesOutOneRow() {
        var sample = Tranche2019.draft();
        var path = "/v1/tranches/" + sample.tranche;
        put(
                        Tokens.AGENT,
                        path + "/printed-totals",
                        Map.of("claims", List.of(printed(1, "532626.00"), printed(3, "734229.00"))))
                .statusCode(200);

        get(Tokens.AGENT, path + "/reconciliation")
                .statusCode(200)
                .body("agrees", is(false))
                .body("lines[0].difference", is("0.00"))
                .body("lines[0].explainedBy", hasSize(0))
                .body("lines[1].printed", is("734229.00"))
                .body("lines[1].computed", is("772169.00"))
                .body("lines[1].difference", is("-37940.00"))
                .body("lines[1].explainedBy.title", contains("Relais emploi"))
                .body("lines[1].explainedBy.carrier", contains("AGASEF"));

        put(Tokens.AGENT, path + "/printed-totals", Map.of("claims", List.of(whole())));
        get(Tokens.AGENT, path + "/reconciliation").body("agrees", is(true)).body("lines", hasSize(3));
    }

    private static Map<String, Object> printed(int pillar, String cost) {
        return Map.of("source", "Annexe 1", "pillar", pillar, "cost", cost);
    }

    private static Map<String, Object> whole() {
        return Map.of(
                "source",
                "Délibération",
                "section",
                "INVESTISSEMENT",
                "pillar",
                2,
                "actions",
                10,
                "cost",
                "261864.00",
                "contribution",
                "120000.00");
    }

    @Test
    void aSubmittedTrancheIsFrozenWithItsDigest() throws Exception {
        var sample = Tranche2019.draft().submitted();
        var path = "/v1/tranches/" + sample.tranche;
        String digest = get(Tokens.AGENT, path)
                .body("state", is("SUBMITTED"))
                .body("version", is(1))
                .extract()
                .path("digest");

        var content = get(Tokens.AGENT, path + "/submissions/1")
                .body("actions", hasSize(51))
                .body("cofinancingRequests", hasSize(2))
                .extract()
                .asByteArray();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(digest);
        assertThat(new String(content, StandardCharsets.UTF_8)).startsWith("{\"actions\":[{\"carrier\":");

        Api.as(Tokens.AGENT)
                .contentType("application/json")
                .body(Map.of(
                        "title",
                        "Trop tard",
                        "carrierId",
                        sample.carrier("SEM"),
                        "territories",
                        List.of("metropole"),
                        "cost",
                        "1.00"))
                .post(path + "/actions")
                .then()
                .statusCode(409)
                .body("type", is("/problems/tranche-frozen"));
        put(Tokens.AGENT, path + "/submission", null).statusCode(409).body("type", is("/problems/tranche-frozen"));
        get(Tokens.AGENT, path + "/actions?limit=100").body("items", hasSize(51));
    }

    @Test
    void aWithdrawnTrancheGetsTheNextVersion() {
        var sample = Tranche2019.draft().submitted();
        var path = "/v1/tranches/" + sample.tranche;
        var first = sample.decision("ADOPTED");

        put(Tokens.AGENT, path + "/withdrawal", Map.of("reason", "Une action a changé"))
                .statusCode(200)
                .body("state", is("DRAFT"))
                .body("version", is(2))
                .body("digest", nullValue());
        sample.submitted();

        get(Tokens.AGENT, path)
                .body("version", is(2))
                .body("digest", org.hamcrest.Matchers.not(equalTo(first.get("digest"))));
        get(Tokens.AGENT, path + "/submissions/1").statusCode(200);
        put(Tokens.DELIBERATION, path + "/decision", first)
                .statusCode(409)
                .body("type", is("/problems/object-changed"));
        get(Tokens.AGENT, path).body("state", is("SUBMITTED"));
    }

    @Test
    void adoptionVotesActionsRequiresConventionsAndSendsRequests() {
        var sample = Tranche2019.draft().submitted();
        var path = "/v1/tranches/" + sample.tranche;
        var decision = sample.decision("ADOPTED");

        put(Tokens.DELIBERATION, path + "/decision", decision).statusCode(201);
        put(Tokens.DELIBERATION, path + "/decision", decision).statusCode(200);

        get(null, path).statusCode(200).body("state", is("ADOPTED"));
        get(null, path + "/decision").body("number", is("2019.00081"));
        get(null, path + "/actions?limit=100").body("items.state", everyItem(is("VOTED")));
        get(Tokens.AGENT, path + "/conventions?limit=100")
                .body("items", hasSize(11))
                .body("items.state", everyItem(is("REQUIRED")))
                .body("items.findAll { it.reasons == ['INVESTMENT'] }", hasSize(10))
                .body("items.find { it.reasons == ['OPERATING_ABOVE_THRESHOLD'] }.carrier", is("MIFE"))
                .body("items.find { it.reasons == ['OPERATING_ABOVE_THRESHOLD'] }.contribution", is("62700.00"));
        get(Tokens.CGET, "/v1/cofinancing-requests?limit=100")
                .body(
                        "items.findAll { it.action.id == '" + sample.semaines + "' }.requestedAmount",
                        contains("2000.00"))
                .body("items.find { it.action.id == '" + sample.semaines + "' }.directExpenses", is("4000.00"))
                .body("items.find { it.action.id == '" + sample.rencontre + "' }.directExpenses", nullValue())
                .body("items.find { it.action.id == '" + sample.rencontre + "' }.action.cost", is("4000.00"));
    }

    @Test
    void anotherDecisionOnTheSameVersionIsRefused() {
        var sample = Tranche2019.draft().submitted();
        var path = "/v1/tranches/" + sample.tranche;
        put(Tokens.DELIBERATION, path + "/decision", sample.decision("ADOPTED")).statusCode(201);

        put(Tokens.DELIBERATION, path + "/decision", sample.decision("REJECTED"))
                .statusCode(409)
                .body("type", is("/problems/already-decided"));

        get(null, path).body("state", is("ADOPTED"));
    }

    @Test
    void rejectionCreatesNoConventionAndSendsNoRequest() {
        var sample = Tranche2019.draft().submitted();
        var path = "/v1/tranches/" + sample.tranche;

        put(Tokens.DELIBERATION, path + "/decision", sample.decision("REJECTED"))
                .statusCode(201);

        get(Tokens.AGENT, path + "/actions?limit=100").body("items.state", everyItem(is("REJECTED")));
        get(Tokens.AGENT, path + "/conventions").body("items", hasSize(0));
        get(Tokens.AGENT, "/v1/cofinancing-requests?limit=100")
                .body(
                        "items.findAll { it.action.trancheId == '" + sample.tranche + "' }.state",
                        everyItem(is("DRAFT")));
        get(null, path).statusCode(404);
    }

    @Test
    void aDraftCannotBeDecided() {
        var sample = Tranche2019.draft();
        var path = "/v1/tranches/" + sample.tranche;
        var decision = new LinkedHashMap<String, Object>(Map.of(
                "deliberationId",
                java.util.UUID.randomUUID(),
                "number",
                "2019.00081",
                "outcome",
                "ADOPTED",
                "decidedOn",
                "2019-03-07",
                "version",
                1,
                "digest",
                "0".repeat(64)));

        put(Tokens.DELIBERATION, path + "/decision", decision)
                .statusCode(409)
                .body("type", is("/problems/tranche-not-submitted"));

        get(Tokens.AGENT, path + "/actions?limit=100").body("items.state", hasItem("PROPOSED"));
    }
}
