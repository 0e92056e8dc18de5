package fr.contratdeville.deliberation;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;

/** What a refusal must look like. */
public final class Refusals {
    private Refusals() {}

    /** A problem document of this type, whose type resolves to its documentation. */
    public static ValidatableResponse refused(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("/problems/" + type))
                .body("status", is(status));
        Api.get(null, answer.extract().path("type")).statusCode(200).body(startsWith(Integer.toString(status)));
        return answer;
    }

    /** That names the rule it applies. */
    public static ValidatableResponse refused(ValidatableResponse answer, int status, String type, String rule) {
        return refused(answer, status, type).body("rule", is(rule));
    }

    /** That points to a member of the body. */
    public static ValidatableResponse refusedAt(String pointer, ValidatableResponse answer, int status, String type) {
        return refused(answer, status, type).body("errors[0].pointer", is(pointer));
    }
}
