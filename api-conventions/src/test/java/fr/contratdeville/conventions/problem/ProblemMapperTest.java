package fr.contratdeville.conventions.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.conventions.json.JsonRules;
import fr.contratdeville.conventions.problem.ProblemDetails.FieldError;
import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.refusal.Kind;
import fr.contratdeville.conventions.refusal.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {
    private final ProblemMapper mapper =
            new ProblemMapper(new Reasons(List.of(), Map.of("name_is_unique", CommonReason.ALREADY_EXISTS)));

    /** The reasons of a service. */
    private enum Own implements Reason {
        OTHER_SERVICE_AWAY;

        @Override
        public Kind kind() {
            return Kind.UNAVAILABLE;
        }

        @Override
        public Optional<AppliedRule> rule() {
            return Optional.empty();
        }
    }

    @Test
    void aUniqueConstraintThatIsListedIsAProblemOfTheCaller() {
        var answer = mapper.constraint(violation("name_is_unique"), post());

        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getEntity().type()).isEqualTo("/problems/already-exists");
    }

    @Test
    void oneThatIsNotListedIsAFaultOfTheService() {
        for (var answer : List.of(
                mapper.constraint(violation("position_is_unique"), post()),
                mapper.unexpected(new IllegalStateException(violation("position_is_unique")), post()))) {
            assertThat(answer.getStatus()).isEqualTo(500);
            assertThat(answer.getEntity().type()).isEqualTo("/problems/internal-error");
            assertThat(answer.getEntity().detail()).doesNotContain("position_is_unique");
        }
    }

    private static ConstraintViolationException violation(String constraint) {
        return new ConstraintViolationException("insert", new SQLException(), constraint);
    }

    @Test
    void whatNeedsAnotherServiceSaysWhenToComeBack() {
        var answer = mapper.refusal(Own.OTHER_SERVICE_AWAY.refusal(), post());

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"name\": \"x\"} {}",
                "{\"name\": \"x\"} \"x\"",
                "{\"name\": \"x\"} x",
                "{\"name\": \"x\", \"name\": \"y\"}",
                "{\"name\": ",
            })
    void aBodyThatIsNoJsonIsMalformed(String body) {
        var answer = mapper.http(new WebApplicationException(failure(body), 400), post());

        assertThat(answer.getEntity().type()).isEqualTo("/problems/malformed-request");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`[]`, ``",
                "`\"x\"`, ``",
                "`{\"name\": 7}`, /name",
                "`{\"lines\": [{\"number\": \"1\"}]}`, /lines/0/number",
                "`{\"a/b~c\": 1}`, /a~1b~0c",
            })
    void aValueThatIsWrongIsPointedTo(String body, String pointer) {
        var answer = mapper.http(new WebApplicationException(failure(body), 400), post());

        assertThat(answer.getEntity().type()).isEqualTo("/problems/invalid-request");
        assertThat(answer.getEntity().errors()).extracting(FieldError::pointer).containsExactly(pointer);
    }

    private record Body(String name, List<Line> lines) {}

    private record Line(Integer number) {}

    private static Exception failure(String body) {
        var json = new ObjectMapper();
        new JsonRules().customize(json);
        return catchThrowableOfType(Exception.class, () -> json.readValue(body.getBytes(UTF_8), Body.class));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "none, en",
                "``, en",
                "*, en",
                "fr, fr",
                "fr-FR, fr",
                "`fr-FR, en;q=0.5`, fr",
                "`en;q=0.5, fr;q=0.9`, fr",
                "`de, fr`, fr",
                "de, en",
                "!?, en",
                "fr;q=much, en",
            })
    void answersInEnglishOrInFrench(String header, String language) {
        assertThat(ProblemMapper.locale(header)).isEqualTo(Locale.forLanguageTag(language));
    }

    private static ContainerRequestContext post() {
        return context(
                ContainerRequestContext.class,
                Map.of(
                        "getMethod",
                        "POST",
                        "getUriInfo",
                        context(UriInfo.class, Map.of("getRequestUri", URI.create("http://localhost/v1/things")))));
    }

    /** Answers these methods, and any other with null. */
    private static <T> T context(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
