package fr.contratdeville.programme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers and people get: pages, compressed answers, and public data in web pages of other sites. */
@QuarkusTest
@QuarkusTestResource(Environment.class)
class WebTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/tranches", "/v1/collectivity", "/v1/contracts/none", "/v1/contracts?limit=0", "/problems"})
    void publicDataCanBeReadFromOtherSites(String path) {
        given().header("Origin", "https://data.example.org")
                .get(path)
                .then()
                .header("Access-Control-Allow-Origin", is("*"))
                .header("Access-Control-Expose-Headers", is("ETag, Link, RateLimit, RateLimit-Policy, Retry-After"))
                .header("Access-Control-Allow-Credentials", nullValue());
        preflight(path, "GET")
                .statusCode(204)
                .header("Access-Control-Allow-Origin", is("*"))
                .header("Access-Control-Allow-Headers", is("If-None-Match, Accept-Language"))
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @Test
    void whatNeedsATokenCannotBeReadFromOtherSites() {
        for (var path : new String[] {"/v1/funders", "/v1/cofinancing-requests", "/v1/nothing"}) {
            var answer = given().auth()
                    .oauth2(Tokens.AGENT)
                    .header("Origin", "https://data.example.org")
                    .get(path);
            assertThat(answer.headers().asList())
                    .as(path)
                    .noneMatch(header -> header.getName().startsWith("Access-Control"));
            preflight(path, "GET").header("Access-Control-Allow-Origin", nullValue());
        }
        for (var method : new String[] {"POST", "PUT", "DELETE"}) {
            preflight("/v1/contracts", method).header("Access-Control-Allow-Origin", nullValue());
        }
    }

    private static ValidatableResponse preflight(String path, String method) {
        return given().header("Origin", "https://data.example.org")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "if-none-match")
                .options(path)
                .then();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/tranches,                                    application/json",
        "/,                                               text/html",
        "/q/openapi,                                      application/yaml",
        "/v1/tranches/none,                               application/problem+json",
        "/q/swagger-ui/swagger-ui-bundle.js,              text/javascript"
    })
    void answersAreCompressedWhereTheClientAcceptsIt(String path, String type) throws Exception {
        var accept = type.endsWith("html") ? type : "*/*";
        var plain = fetch(path, "Accept", accept);
        var compressed = fetch(path, "Accept", accept, "Accept-Encoding", "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        // The start: the contract may have got other example ids meanwhile.
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readNBytes(20))
                .isEqualTo(Arrays.copyOf(plain.body(), 20));
        for (var answer : new HttpResponse<?>[] {plain, compressed}) {
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(type);
            assertThat(String.join(", ", answer.headers().allValues("Vary"))).containsOnlyOnce("accept-encoding");
        }
    }

    /** The ETag is that of the revision, so that If-Match and If-None-Match work with either form. */
    @Test
    void theETagIsTheSameWithAndWithoutCompression() throws Exception {
        var tranche = "/v1/contracts/" + Tranche2019.empty().contract;
        var tag = fetch(tranche, "Accept", "*/*").headers().firstValue("ETag").orElseThrow();
        var compressed = fetch(tranche, "Accept-Encoding", "gzip");

        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("ETag")).contains(tag);
        assertThat(fetch(tranche, "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    private HttpResponse<byte[]> fetch(String path, String... headers) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(service.resolve(path)).headers(headers).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void homeIsAPageForPeopleAndAListOfLinksForMachines() {
        given().get("/").then().statusCode(200).contentType("application/json").body("reference", is("/reference"));
        page("/", "en").body(containsString("href=\"/q/swagger-ui/\"")).body(containsString("Report a vulnerability"));
        page("/", "fr-FR,fr;q=0.9,en;q=0.8").body(containsString("Signaler une vulnérabilité"));
        given().accept("image/png").get("/").then().statusCode(406);
    }

    @Test
    void everyProblemHasAPageAndATextForMachines() {
        given().get("/problems")
                .then()
                .contentType("application/json")
                .body("type", hasItem("/problems/tranche-frozen"));
        page("/problems", "en").body(containsString("<a href=\"/problems/tranche-frozen\">The tranche is frozen</a>"));
        page("/problems/contribution-above-cost", "en").body(containsString("F6: "));
        page("/problems/precondition-required", "fr").body(containsString("If-Match: *"));
        given().get("/problems/tranche-frozen").then().contentType("text/plain").body(startsWith("409 "));
        given().accept(BROWSER).get("/problems/nothing").then().statusCode(404);
    }

    @Test
    void guidesArePagesThatLinkToEachOther() {
        page("/guides/api", "en")
                .body(containsString("<a href=\"/guides/versioning\">"))
                .body(not(containsString(".md\"")));
        given().accept(BROWSER).get("/guides/adr").then().statusCode(404);
    }

    @Test
    void theReferenceLoadsNothingFromElsewhere() {
        String script = page("/reference", "en")
                .header("Content-Security-Policy", allOf(startsWith("default-src 'none'"), not(containsString("http"))))
                .extract()
                .htmlPath()
                .getString("html.body.script.@src");
        given().get(script).then().statusCode(200).contentType("text/javascript");
    }

    @Test
    void swaggerUiIsThatOfTheSuite() {
        given().get("/q/swagger-ui/")
                .then()
                .body(containsString("<title>Contrat de Ville: programme-service</title>"))
                .body(containsString("docExpansion: 'none'"))
                .body(containsString("layout: 'BaseLayout'"))
                .body(containsString("persistAuthorization: true"));
        given().get("/q/swagger-ui/style.css").then().body(containsString("fits on two screens"));
        assertThat(given().get("/q/swagger-ui/favicon.ico").asByteArray())
                .isEqualTo(given().get("/favicon.ico").asByteArray());
    }

    @Test
    void vulnerabilitiesHaveAContact() {
        String text = given().get("/.well-known/security.txt")
                .then()
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .body(containsString("Contact: https://"))
                .extract()
                .asString();
        var expires = text.lines().filter(line -> line.startsWith("Expires: ")).findFirst();
        assertThat(Instant.parse(expires.orElseThrow().substring("Expires: ".length())))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofDays(365)));
    }

    private static ValidatableResponse page(String path, String languages) {
        return given().accept(BROWSER)
                .header("Accept-Language", languages)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("X-Content-Type-Options", is("nosniff"))
                .body(not(emptyString()));
    }
}
