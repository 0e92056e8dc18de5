package fr.contratdeville.conventions.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import fr.contratdeville.conventions.problem.ProblemMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An OpenAPI document of a service, and what tests hold it to. */
public final class PublishedContract {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final String text;
    private final JsonNode root;

    private PublishedContract(String text) {
        this.text = text;
        try {
            root = YAML.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public static PublishedContract read(Path file) {
        try {
            return new PublishedContract(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String text() {
        return text;
    }

    /**
     * The same in OpenAPI 3.0: the validator and the comparison accept 3.1, but check no type in it. Of 3.1 the contract has
     * {@code type: [x, null]}, {@code anyOf: [{$ref}, {type: null}]} and a list of examples.
     */
    public String lowered() {
        var lowered = (ObjectNode) root.deepCopy();
        lower(lowered, lowered);
        lowered.put("openapi", "3.0.3");
        try {
            return YAML.writeValueAsString(lowered);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void lower(JsonNode node, ObjectNode root) {
        if (node instanceof ObjectNode schema) {
            if (schema.path("anyOf").path(1).path("type").asText().equals("null")) {
                var reference = schema.remove("anyOf").path(0).path("$ref").asText();
                root.at(reference.substring(1))
                        .deepCopy()
                        .properties()
                        .forEach(member -> schema.set(member.getKey(), member.getValue()));
                schema.put("nullable", true);
            }
            if (schema.path("examples").isArray()) {
                schema.remove("examples");
            }
            if (schema.path("type").isArray()) {
                schema.put("nullable", true).set("type", schema.path("type").path(0));
            }
        }
        node.forEach(child -> lower(child, root));
    }

    /** Holds requests and answers to this contract, unknown query parameters included. */
    public List<Filter> toTheLetter() {
        return filters(LevelResolver.create()
                .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                .build());
    }

    /** Holds answers alone to this contract, for requests that are wrong on purpose. */
    public List<Filter> answersOnly() {
        return filters(LevelResolver.create()
                .withLevel("validation.request", Level.IGNORE)
                .build());
    }

    private List<Filter> filters(LevelResolver levels) {
        // The service itself gives no value that its contract does not list.
        var validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                        lowered().replace("x-extensible-enum", "enum"))
                .withLevelResolver(levels)
                .build();
        return List.of(new OpenApiValidationFilter(validator), this::requireListedProblem);
    }

    private Response requireListedProblem(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        var answer = context.next(request, response);
        var operation =
                operation(request.getMethod(), URI.create(request.getURI()).getRawPath());
        if (operation.isPresent() && answer.contentType().startsWith(ProblemMapper.PROBLEM_JSON)) {
            var type = answer.jsonPath().getString("type");
            var listed = examples(operation.get().path("responses").path("" + answer.statusCode()));
            if (!listed.has(type.substring(type.lastIndexOf('/') + 1))) {
                throw new AssertionError("%s answers %d with %s, which its contract has no example of"
                        .formatted(operation.get().path("operationId").asText(), answer.statusCode(), type));
            }
        }
        return answer;
    }

    private Optional<JsonNode> operation(String method, String path) {
        return root.path("paths").properties().stream()
                .filter(item -> path.matches(item.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .map(item -> item.getValue().path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    /** The slugs of the problems that an operation has examples of, by its id. */
    public Map<String, Set<String>> problems() {
        var problems = new TreeMap<String, Set<String>>();
        operations().forEach(operation -> {
            var slugs = new TreeSet<String>();
            operation
                    .path("responses")
                    .forEach(response -> examples(response).fieldNames().forEachRemaining(slugs::add));
            problems.put(operation.path("operationId").asText(), slugs);
        });
        return problems;
    }

    /** What is wrong with the examples of problems: their status is not that of the answer, or a sentence is not filled in. */
    public List<String> wrongExamples() {
        var wrong = new ArrayList<String>();
        operations()
                .forEach(operation -> operation.path("responses").properties().forEach(response -> {
                    for (var example : examples(response.getValue())) {
                        var value = resolve(example).path("value");
                        if (!value.path("status").asText().equals(response.getKey())
                                || value.path("detail").asText().contains("{")) {
                            wrong.add(operation.path("operationId").asText() + " " + response.getKey() + ": " + value);
                        }
                    }
                }));
        return wrong;
    }

    /**
     * A query parameter of an operation.
     *
     * @param path with an id that does not exist
     */
    public record QueryParameter(String path, String name, boolean list) {}

    /** The query parameters of all operations that read. */
    public List<QueryParameter> queryParameters() {
        var found = new ArrayList<QueryParameter>();
        root.path("paths").properties().forEach(item -> {
            var path = item.getKey().replaceAll("\\{[^}]+}", "01a20a3c-0000-7000-8000-000000000000");
            for (var reference : item.getValue().path("get").path("parameters")) {
                var parameter = resolve(reference);
                if (parameter.path("in").asText().equals("query")) {
                    var list = resolve(parameter.path("schema"))
                            .path("type")
                            .asText()
                            .equals("array");
                    found.add(new QueryParameter(path, parameter.path("name").asText(), list));
                }
            }
        });
        return found;
    }

    private JsonNode examples(JsonNode response) {
        return resolve(response)
                .path("content")
                .path("application/problem+json")
                .path("examples");
    }

    private Stream<JsonNode> operations() {
        return Stream.of(root.path("paths"))
                .flatMap(PublishedContract::children)
                .flatMap(PublishedContract::children)
                .filter(operation -> operation.has("operationId"));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getValue);
    }

    JsonNode root() {
        return root;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
