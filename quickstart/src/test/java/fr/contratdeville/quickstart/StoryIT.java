package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample of 2019 on the real suite: the report, the data in the services, and a second run that loads nothing. */
@ExtendWith(LoadedSuite.Once.class)
class StoryIT {
    private final String console;
    private final Story.Adopted adopted;
    private final Api api;
    private final Api.Caller auditor;
    private final Api.Caller register;

    StoryIT(LoadedSuite loaded) {
        console = loaded.console();
        adopted = loaded.adopted();
        api = loaded.suite().api();
        auditor = api.programme(Client.AUDITOR);
        register = api.deliberation(Client.AUDITOR);
    }

    @Test
    void itPrintsTheFiguresOfTheDeliberation() {
        assertThat(console)
                .contains(
                        "330 came in, 91 of them ask",
                        "49 actions of 46 organisations",
                        "49 actions     497 500.00 €   = 377 500.00 operating + 120 000.00 investment",
                        "prints 734 229.00 € for pillar 3; its actions make 772 169.00 €. Difference: -37 940.00 €",
                        "exactly « Relais emploi » of AGASEF",
                        "69 members in exercise",
                        "convened on 28 February 2019",
                        "7 March 2019: 6 clear days in between, where 5 are needed",
                        "55 are present, 14 are excused",
                        "55 present, 35 required of 69 in exercise: met",
                        "55 for, 0 against, 0 abstentions: adopted, unanimously",
                        "« adopté à l'unanimité »",
                        "deliberation 2019.00081",
                        "its 49 actions are voted",
                        "11 grants now require",
                        "10  pay for an investment",
                        "MIFE, 62 700.00 €",
                        "2 requests",
                        "asked by Saint-Étienne Métropole, SIREN 244200770, department 042, in its programme of 2019",
                        "2 000.00 €  of 19 003.00 €  « Semaines de l'égalité »  submitted",
                        "Sent to the prefecture as 042-244200770-20190307-D20190008110-DE and posted",
                        "enforceable from 19 March 2019",
                        "with a warning: it starts on 8 March 2019",
                        "pulls the changes of these requests from a feed, 4 changes so far");
    }

    @Test
    void theTrancheAddsUpPerPillarAndChapter() {
        var totals = api.programme(null)
                .get("/v1/tranches/" + adopted.tranche() + "/totals")
                .body();
        assertThat(texts(totals.get("byPillar"), "actions")).containsExactly("9", "10", "17", "13");
        assertThat(texts(totals.get("byPillar"), "contribution"))
                .containsExactly("65500.00", "120000.00", "235200.00", "76800.00");
        assertThat(totals.get("cost").asText()).isEqualTo("1926076.00");
        assertThat(totals.get("grants").asInt()).isEqualTo(48);
        assertThat(chapters(totals))
                .containsExactlyInAnyOrder("011 6000.00", "65 371500.00", "204 120000.00", "74 4000.00");
    }

    private static Stream<String> chapters(JsonNode totals) {
        return Stream.iterate(0, at -> at < totals.get("byChapter").size(), at -> at + 1)
                .map(totals.get("byChapter")::get)
                .map(line ->
                        line.get("chapter").asText() + " " + line.get("amount").asText());
    }

    @Test
    void bothServicesHaveTheSameDecisionOnTheSameContent() {
        var deliberation = api.deliberation(null)
                .get("/v1/deliberations/" + adopted.deliberation())
                .body();
        var decision = api.programme(null)
                .get("/v1/tranches/" + adopted.tranche() + "/decision")
                .body();
        assertThat(decision.get("number").asText())
                .isEqualTo(deliberation.get("number").asText())
                .isEqualTo("2019.00081");
        assertThat(decision.get("deliberationId").asText()).isEqualTo(adopted.deliberation());
        assertThat(decision.get("digest")).isEqualTo(deliberation.get("tranche").get("digest"));
        assertThat(decision.get("decidedOn").asText()).isEqualTo("2019-03-07");
    }

    @Test
    void theStateReadsItsTwoRequestsAndACarrierItsOwnActions() {
        var requests = api.programme(Client.CGET).list("/v1/cofinancing-requests");
        assertThat(requests)
                .hasSize(2)
                .allMatch(request -> request.get("requestedAmount").asText().equals("2000.00")
                        && request.get("state").asText().equals("SUBMITTED"));
        assertThat(api.programme(Client.AGASEF).list("/v1/actions"))
                .extracting(action -> action.get("title").asText())
                .containsExactlyInAnyOrder("Relais emploi", "Expo : Ensemble parlons-en ! Comprendre pour agir.");
    }

    @Test
    void interruptionsCreateNoDuplicates() {
        assertThat(auditor.list("/v1/contracts")).hasSize(1);
        assertThat(auditor.list("/v1/carriers")).hasSize(46);
        assertThat(auditor.list("/v1/tranches/" + adopted.tranche() + "/actions"))
                .hasSize(51);
        assertThat(register.list("/v1/members")).hasSize(69);
        assertThat(register.list("/v1/sessions/" + adopted.session() + "/attendance"))
                .hasSize(69);
        assertThat(register.list("/v1/deliberations"))
                .filteredOn(act -> act.get("date").asText().equals("2019-03-07"))
                .hasSize(1);
    }

    @Test
    void aSecondRunLoadsNothing() {
        var again = new ByteArrayOutputStream();
        var actions = auditor.list("/v1/actions").size();
        var members = register.list("/v1/members").size();
        var acts = register.list("/v1/deliberations").size();

        var found = new Story(api, new PrintStream(again, true, StandardCharsets.UTF_8)).load();

        assertThat(found).isEqualTo(adopted);
        assertThat(again.toString(StandardCharsets.UTF_8))
                .contains("The sample is already loaded", "497 500.00 €", "2019.00081");
        assertThat(auditor.list("/v1/actions")).hasSize(actions);
        assertThat(register.list("/v1/members")).hasSize(members);
        assertThat(register.list("/v1/deliberations")).hasSize(acts);
    }

    private static Stream<String> texts(JsonNode array, String field) {
        return Stream.iterate(0, at -> at < array.size(), at -> at + 1)
                .map(at -> array.get(at).get(field).asText());
    }
}
