package fr.contratdeville.deliberation.rulebook;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.wronglyAs;
import static fr.contratdeville.deliberation.Refusals.refused;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.deliberation.Environment;
import fr.contratdeville.deliberation.law.Rule;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The rules that apply to a session of a day are public. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class LawTest {

    @Test
    void theDayChoosesTheRules() {
        get(null, "/v1/law?on=2019-03-07")
                .statusCode(200)
                .body("on", is("2019-03-07"))
                .body("regime", is("OF_2019"))
                .body("rules", hasSize(Rule.values().length - 2))
                .body("rules.id", not(hasItem("R3")))
                .body("rules.find { it.id == 'Q1' }.article", is("CGCT, art. L2121-17"))
                .body("rules.find { it.id == 'Q1' }.content", is(Rule.Q1.content()))
                .body("rules.find { it.id == 'Q1' }.from", is("1996-02-24"))
                .body("rules.find { it.id == 'Q1' }.until", nullValue());
        get(null, "/v1/law?on=2022-07-01")
                .body("regime", is("OF_1_JULY_2022"))
                .body("rules.id", hasItems("R3", "E2"))
                .body("rules.find { it.id == 'R3' }.from", is("2022-02-22"));
    }

    @Test
    void theDefaultIsTheLawOfToday() {
        get(null, "/v1/law").statusCode(200).body("rules", hasSize(Rule.values().length));
    }

    @Test
    void anInvalidDayIsRefused() {
        refused(wronglyAs(null).get("/v1/law?on=2019-02-30").then(), 400, "invalid-request");
    }
}
