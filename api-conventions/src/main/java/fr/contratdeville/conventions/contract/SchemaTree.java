package fr.contratdeville.conventions.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Finds the schemas of a contract: those that have a name, those in others, and those that an operation uses. */
final class SchemaTree {
    private static final String PREFIX = "#/components/schemas/";

    private final OpenAPI contract;

    SchemaTree(OpenAPI contract) {
        this.contract = contract;
    }

    /** Every schema that some operation uses, at any depth and through references. */
    Set<Schema> used() {
        return reachable(Stream.concat(requests(), answers()));
    }

    /** The schemas that have a name. */
    Map<String, Schema> named() {
        return contract.getComponents().getSchemas();
    }

    void add(String name, Schema schema) {
        contract.getComponents().addSchema(name, schema);
    }

    void setNamed(Map<String, Schema> schemas) {
        contract.getComponents().setSchemas(schemas);
    }

    /** Every schema that some parameter or request body is made of, at any depth and through references. */
    Set<Schema> inRequests() {
        return reachable(requests());
    }

    /** Every schema that some answer or sent note is made of, at any depth and through references. */
    Set<Schema> inAnswers() {
        return reachable(answers());
    }

    /** The name that a reference has in it. */
    static String name(Schema reference) {
        return reference.getRef().substring(PREFIX.length());
    }

    private Set<Schema> reachable(Stream<Schema> roots) {
        var seen = Collections.<Schema>newSetFromMap(new IdentityHashMap<>());
        roots.forEach(root -> follow(root, seen));
        return seen;
    }

    private void follow(Schema schema, Set<Schema> seen) {
        withParts(schema).forEach(part -> {
            if (seen.add(part) && part.getRef() != null) {
                follow(named().get(name(part)), seen);
            }
        });
    }

    /** A schema and those in it. References are not followed. */
    static Stream<Schema> withParts(Schema schema) {
        return Stream.concat(Stream.of(schema), parts(schema).flatMap(SchemaTree::withParts));
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        Stream.ofNullable(schema.getItems()),
                        Stream.ofNullable(schema.getAdditionalPropertiesSchema()),
                        Stream.ofNullable(schema.getAnyOf()).flatMap(List::stream),
                        Stream.ofNullable(schema.getAllOf()).flatMap(List::stream),
                        Stream.ofNullable(schema.getProperties())
                                .map(Map::values)
                                .flatMap(Collection::stream))
                .flatMap(part -> part);
    }

    private Stream<Operation> operations() {
        return contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    private Stream<Schema> requests() {
        var parameters = operations()
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(Parameter::getSchema)
                .filter(Objects::nonNull);
        var bodies = operations()
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> schemas(body.getContent()));
        return Stream.concat(parameters, bodies);
    }

    /** With what the service sends to an address that was registered. */
    private Stream<Schema> answers() {
        var shared = Stream.ofNullable(contract.getComponents().getResponses())
                .flatMap(responses -> responses.values().stream());
        var own = operations().flatMap(operation -> operation.getResponses().getAPIResponses().values().stream());
        var answered = Stream.concat(shared, own).flatMap(response -> schemas(response.getContent()));
        var sent = operations()
                .map(Operation::getCallbacks)
                .filter(Objects::nonNull)
                .flatMap(callbacks -> callbacks.values().stream())
                .flatMap(callback -> callback.getPathItems().values().stream())
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> schemas(operation.getRequestBody().getContent()));
        return Stream.concat(answered, sent);
    }

    private static Stream<Schema> schemas(Content content) {
        return Stream.ofNullable(content)
                .flatMap(media -> media.getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull);
    }
}
