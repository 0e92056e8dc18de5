package fr.contratdeville.deliberation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.conventions.contract.PublishedContract;
import fr.contratdeville.conventions.contract.PublishedContract.QueryParameter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the conventions of the API give to browsers and people is here too. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class WebTest {
    @TestHTTPResource
    URI service;

    @Test
    void anUnknownParameterIsNamed() {
        given().get("/v1/sessions?assembly=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("assembly"));
        given().get("/v1/deliberations?year=2019&year=2020")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("year"));
    }

    @Test
    void publicDataAloneCanBeReadFromOtherSites() {
        given().get("/v1/deliberations").then().header("Access-Control-Allow-Origin", is("*"));
        given().auth()
                .oauth2(Tokens.ASSEMBLY)
                .get("/v1/members")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void peopleFindPages() {
        given().accept("text/html")
                .header("Accept-Language", "fr")
                .get("/")
                .then()
                .body(containsString("Contrat de Ville: deliberation-service"))
                .body(containsString("Ce que signifient les erreurs"));
        given().accept("text/html").get("/reference").then().statusCode(200);
        given().get("/.well-known/security.txt").then().statusCode(200);
        given().get("/q/swagger-ui/")
                .then()
                .body(containsString("<title>Contrat de Ville: deliberation-service</title>"));
    }

    /** Compressed, an event would wait for the next one. */
    @Test
    void answersAreCompressedButEventsAreNot() throws Exception {
        assertThat(encoding("/v1/sessions")).isEqualTo("gzip");
        var meeting = Meeting.of(1);
        assertThat(encoding(meeting.path() + "/live/events")).isEqualTo("identity");
    }

    private String encoding(String path) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .header("Accept-Encoding", "gzip")
                .header("Authorization", "Bearer " + Tokens.ASSEMBLY)
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("Content-Encoding").orElse("identity");
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
                        Map.of("groups", List.of("assembly", "auditor", "member")))
                .serialize();
        assertThat(parameters).extracting(QueryParameter::name).contains("limit", "cursor", "on", "at", "before");
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
