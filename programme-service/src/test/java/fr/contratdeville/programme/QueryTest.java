package fr.contratdeville.programme;

import static fr.contratdeville.programme.Api.get;
import static fr.contratdeville.programme.Api.wronglyAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.conventions.contract.PublishedContract;
import fr.contratdeville.conventions.contract.PublishedContract.QueryParameter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query parameters that an operation does not have, or has once. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/tranches?programme=2019,                     programme",
        "/v1/tranches?Limit=1,                            Limit",
        "/v1/cofinancing-requests?status=SUBMITTED,       status",
        "/v1/cofinancing-requests?state=SUBMITTED&after=, after",
        "/v1/funders/CGET/cofinancing-changes?cursor=a,   cursor",
        "/v1/collectivity?siren,                          siren",
        "/problems/not-found?lang=fr,                     lang"
    })
    void anUnknownParameterIsNamed(String path, String parameter) {
        given().auth()
                .oauth2(Tokens.CGET)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/invalid-request"))
                .body("errors.pointer", contains(parameter))
                .body("errors.detail", contains("This operation has no such query parameter."));
    }

    @Test
    void aParameterThatTakesOneValueIsNotRepeated() {
        wronglyAs(null)
                .header("Accept-Language", "fr")
                .get("/v1/tranches?limit=1&limit=1")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("limit"))
                .body("errors.detail", contains("Ce paramètre de requête n’accepte qu’une valeur."));
    }

    @Test
    void anUnknownParameterSaysNothingToThoseWhoMayNotAsk() {
        wronglyAs(null).get("/v1/funders?name=CGET").then().statusCode(401);
        wronglyAs(Tokens.CGET).get("/v1/funders?name=CGET").then().statusCode(403);
    }

    @Test
    void aFilterHasTheNameOfTheMember() {
        var sample = Tranche2019.empty();
        get(Tokens.AGENT, "/v1/tranches?limit=1&programmeId=" + sample.programme)
                .body("items", hasSize(1))
                .body("items[0].programmeId", is(sample.programme));
    }

    @Test
    void aChangeTakesNoParameterItDoesNotHave() {
        given().auth()
                .oauth2(Tokens.AGENT)
                .contentType("application/json")
                .body("{}")
                .post("/v1/contracts?dryRun=true")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("dryRun"));
    }

    /** An empty cursor, too, is no cursor: the list is not read from its start. */
    @Test
    void aParameterWithoutAValueIsRefusedByEveryOperation() {
        var parameters = PublishedContract.read(ContractTest.CONTRACT).queryParameters();
        var everybody = Environment.AUTHORIZATION_SERVER
                .issueToken(
                        Tokens.ISSUER,
                        "everybody",
                        "contrat-de-ville",
                        Map.of("groups", List.of("agent", "auditor", "funder", "carrier"), "funder", "CGET"))
                .serialize();
        assertThat(parameters).extracting(QueryParameter::name).contains("limit", "cursor", "after", "wait");
        for (var parameter : parameters) {
            for (var query : List.of("=", "")) {
                var answer = given().auth()
                        .oauth2(everybody)
                        .get(parameter.path() + "?" + parameter.name() + query)
                        .then();
                if (parameter.list()) {
                    answer.statusCode(not(400));
                } else {
                    answer.statusCode(400)
                            .body("type", is("/problems/invalid-request"))
                            .body("errors.pointer", contains(parameter.name()));
                }
            }
        }
    }
}
