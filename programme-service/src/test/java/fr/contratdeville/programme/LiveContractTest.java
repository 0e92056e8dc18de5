package fr.contratdeville.programme;

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
    void authorizeUsesTheAuthorizationServer() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "components.securitySchemes.oauth2.flows.clientCredentials.tokenUrl",
                        is(Environment.AUTHORIZATION_SERVER
                                .tokenEndpointUrl(Tokens.ISSUER)
                                .toString()))
                .body("components.securitySchemes.oauth2.flows.clientCredentials.scopes", hasKey("agent"));
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
        Tranche2019.empty();

        await().untilAsserted(() -> {
            String example = given().get("/q/openapi?format=json")
                    .path("paths.'/v1/contracts/{id}'.get.parameters.find { it.name == 'id' }.example");
            assertThat(example).isNotNull();
            given().get("/v1/contracts/" + example).then().statusCode(200);
        });
    }
}
