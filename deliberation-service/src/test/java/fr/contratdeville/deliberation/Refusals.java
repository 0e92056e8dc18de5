package fr.contratdeville.deliberation;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;

/** Checks of problem documents. */
public final class Refusals {
    private Refusals() {}

    /** A problem document of this type, whose type is the address of its documentation. */
    public static ValidatableResponse refused(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("/problems/" + type))
                .body("status", is(status));
        Api.get(null, answer.extract().path("type")).statusCode(200).body(startsWith(Integer.toString(status)));
        return answer;
    }

    /** With the rule that was applied. */
    public static ValidatableResponse refused(ValidatableResponse answer, int status, String type, String rule) {
        return refused(answer, status, type).body("rule", is(rule));
    }

    /** With a pointer to a member of the body. */
    public static ValidatableResponse refusedAt(String pointer, ValidatableResponse answer, int status, String type) {
        return refused(answer, status, type).body("errors[0].pointer", is(pointer));
    }
}
