package fr.contratdeville.deliberation;

import static fr.contratdeville.deliberation.Api.get;
import static fr.contratdeville.deliberation.Api.wronglyAs;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;

/** A session with an open ballot; a refusal must not change it. */
abstract class OpenBallot {
    static final ObjectMapper JSON = new ObjectMapper();

    Meeting meeting;
    String item;
    String ballot;

    @BeforeEach
    void openBallot() {
        meeting = Meeting.of(5);
        item = meeting.item("Programmation 2019");
        ballot = meeting.opened(item, 4);
    }

    void nothingChanged() {
        get("/v1/ballots/" + ballot).body("state", is("OPEN"));
        get(meeting.path()).body("state", is("OPEN")).body("agenda", hasSize(1)).body("counts.present", is(4));
    }

    ValidatableResponse close(String token, Object body) {
        return wronglyAs(token)
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/ballots/" + ballot + "/closing")
                .then();
    }

    ValidatableResponse list(Object body) {
        return wronglyAs(Tokens.ASSEMBLY)
                .contentType(ContentType.JSON)
                .body(body)
                .post(meeting.path() + "/agenda-items")
                .then();
    }
}
