package fr.contratdeville.conventions.contract;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import fr.contratdeville.conventions.problem.HttpProblem;
import fr.contratdeville.conventions.problem.Problem;
import fr.contratdeville.conventions.problem.ProblemMapper;
import fr.contratdeville.conventions.refusal.CommonReason;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The problems that an operation can answer with, each with an example. Those that follow from the form of an operation are in
 * responses that all operations share; a status for which the operation lists reasons has a response of its own.
 */
final class ProblemResponses {
    private final Components components;
    private final Headers headers;

    ProblemResponses(Components components, Headers headers) {
        this.components = components;
        this.headers = headers;
    }

    void describe(Endpoint endpoint) {
        var usual = usual(endpoint);
        var problems = new ArrayList<>(usual);
        endpoint.listedReasons().stream()
                .map(Problem::of)
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        problems.stream()
                .collect(groupingBy(Problem::status, TreeMap::new, toList()))
                .forEach((status, alike) -> endpoint.operation()
                        .getResponses()
                        .addAPIResponse(
                                status.toString(),
                                usual.containsAll(alike) ? shared(status, alike) : response(status, alike)));
    }

    /** What follows from the form of the operation. The list for one status is the same for every operation. */
    private static List<Problem> usual(Endpoint endpoint) {
        var usual = new ArrayList<Problem>(List.of(
                HttpProblem.MALFORMED_REQUEST,
                Problem.of(CommonReason.INVALID_REQUEST),
                HttpProblem.UNAUTHENTICATED,
                HttpProblem.NOT_ACCEPTABLE,
                HttpProblem.TOO_MANY_REQUESTS,
                HttpProblem.INTERNAL_ERROR,
                HttpProblem.DATABASE_UNAVAILABLE,
                HttpProblem.KEYS_UNAVAILABLE));
        if (!endpoint.roles().isEmpty()) {
            usual.add(HttpProblem.FORBIDDEN);
        }
        if (endpoint.parameters().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            usual.add(Problem.of(CommonReason.NOT_FOUND));
        }
        if (endpoint.takes("after")) {
            usual.add(Problem.of(CommonReason.CURSOR_GONE));
        }
        if (endpoint.takes(HttpHeaders.IF_MATCH)) {
            usual.addAll(List.of(HttpProblem.STALE_VERSION, HttpProblem.PRECONDITION_REQUIRED));
        }
        if (endpoint.hasBody()) {
            usual.addAll(List.of(HttpProblem.BODY_TOO_LARGE, HttpProblem.UNSUPPORTED_MEDIA_TYPE));
        }
        if (endpoint.method() == HttpMethod.POST) {
            usual.addAll(List.of(HttpProblem.REQUEST_IN_PROGRESS, HttpProblem.IDEMPOTENCY_KEY_REUSED));
        }
        return usual;
    }

    private APIResponse shared(int status, List<Problem> problems) {
        var name = HttpResponseStatus.valueOf(status).reasonPhrase().replace(" ", "");
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponse(name, response(status, problems));
        }
        return OASFactory.createAPIResponse().ref(name);
    }

    private APIResponse response(int status, List<Problem> problems) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        for (var problem : problems) {
            components.addExample(
                    problem.slug(),
                    OASFactory.createExample()
                            .summary(problem.title(Locale.ENGLISH))
                            .value(example(problem)));
            media.addExample(problem.slug(), OASFactory.createExample().ref(problem.slug()));
        }
        var response = OASFactory.createAPIResponse()
                .description(problems.stream()
                        .map(problem -> "`" + problem.slug() + "`")
                        .collect(joining(", ")))
                .content(OASFactory.createContent().addMediaType(ProblemMapper.PROBLEM_JSON, media));
        headers.addRates(response);
        if (status == 429 || status == 503) {
            headers.add(response, HttpHeaders.RETRY_AFTER);
        }
        return response;
    }

    /** An answer in English. Its sentence is filled in with what {@code *-examples.properties} has for the problem. */
    private static Map<String, Object> example(Problem problem) {
        var english = Locale.ENGLISH;
        var detail = problem.detail(english);
        if (detail.contains("{")) {
            var arguments = Problem.text(problem.bundle() + "-examples", problem.slug(), english);
            detail = problem.detail(english, (Object[]) arguments.split("[|]"));
        }
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "/problems/" + problem.slug());
        example.put("title", problem.title(english));
        example.put("status", problem.status());
        example.put("detail", detail);
        problem.rule().ifPresent(rule -> {
            example.put("rule", rule.id());
            example.put("law", rule.law());
        });
        return example;
    }
}
