package fr.contratdeville.deliberation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The contract as served to Swagger UI. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class LiveContractTest {

    @Test
    void authorizeKnowsTheAuthorizationServer() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl",
                        is(Environment.AUTHORIZATION_SERVER
                                .tokenEndpointUrl(Tokens.ISSUER)
                                .toString()))
                .body("components.securitySchemes.oauth2.flows.clientCredentials.scopes", hasKey("assembly"));
        given().get("/q/swagger-ui").then().statusCode(200);
    }

    @Test
    void theAddressOfTheAuthorizationServerResolves() {
        given().get("/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body(
                        "issuer",
                        is(Environment.AUTHORIZATION_SERVER
                                .issuerUrl(Tokens.ISSUER)
                                .toString()));
    }

    @Test
    void examplesContainExistingIds() {
        var meeting = Meeting.of(3);
        meeting.item("Programmation 2019");
        meeting.opened(3).closed();

        await().untilAsserted(() -> {
            String example = given().get("/q/openapi?format=json")
                    .path("paths.'/v1/sessions/{id}'.get.parameters.find { it.name == 'id' }.example");
            assertThat(example).isNotNull();
            given().get("/v1/sessions/" + example).then().statusCode(200);
        });
        String member = given().get("/q/openapi?format=json")
                .path("paths.'/v1/ballots/{id}/votes/{member}'.put.parameters.find { it.name == 'member' }.example");
        Api.get("/v1/members/" + member).statusCode(200);
    }

    @Test
    void nestedExamplesContainExistingIds() {
        Meeting.members(1);

        await().untilAsserted(() -> {
            String event = given().get("/q/openapi?format=json")
                    .path("components.schemas.NewAttendance.examples[0].events[0].memberId");
            Api.get("/v1/members/" + event).statusCode(200);
            String president =
                    given().get("/q/openapi?format=json").path("components.schemas.Opening.examples[0].presidentId");
            Api.get("/v1/members/" + president).statusCode(200);
        });
    }
}
