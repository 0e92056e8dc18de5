package fr.contratdeville.programme;

import static io.restassured.RestAssured.given;

import fr.contratdeville.conventions.contract.PublishedContract;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the service and validates each request and answer against the committed contract. */
public final class Api {
    private static final PublishedContract CONTRACT = PublishedContract.read(ContractTest.CONTRACT);
    private static final List<Filter> TO_THE_LETTER = CONTRACT.toTheLetter();

    /** For requests that are invalid on purpose: only their answers are validated. */
    private static final List<Filter> ANSWERS_ONLY = CONTRACT.answersOnly();

    private Api() {}

    public static RequestSpecification as(@Nullable String token) {
        return request(token).filters(TO_THE_LETTER);
    }

    public static RequestSpecification wronglyAs(@Nullable String token) {
        return request(token).filters(ANSWERS_ONLY);
    }

    private static RequestSpecification request(@Nullable String token) {
        var request = given();
        return token == null ? request : request.auth().oauth2(token);
    }

    /** Creates something and returns the answer. */
    public static ValidatableResponse post(String path, Object body) {
        return as(Tokens.AGENT)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    /** Creates something and returns its id. */
    public static String id(String path, Object body) {
        return post(path, body).extract().path("id");
    }

    /** Changes something, whatever its revision. */
    public static ValidatableResponse put(String token, String path, @Nullable Object body) {
        var request = as(token).header("If-Match", "*");
        return (body == null ? request : request.contentType(ContentType.JSON).body(body))
                .put(path)
                .then();
    }

    public static ValidatableResponse get(@Nullable String token, String path) {
        return as(token).get(path).then();
    }
}
