package fr.contratdeville.conventions.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;

/** Whether clients of a contract can go on with another one. */
public final class Compatibility {
    private static final String SCHEMAS = "#/components/schemas/";

    private Compatibility() {}

    /** What would break a client of {@code before}. */
    public static List<String> breaks(PublishedContract before, PublishedContract after) {
        var difference = OpenApiCompare.fromContents(before.lowered(), after.lowered());
        var breaks = new ArrayList<String>();
        difference.getMissingEndpoints().forEach(endpoint -> breaks.add("missing: " + endpoint));
        difference.getChangedOperations().stream()
                .filter(change -> change.isChanged().isIncompatible())
                .forEach(change -> breaks.add("changed: " + change.getHttpMethod() + " " + change.getPathUrl()));
        breaks.addAll(narrowed(before, after));
        return breaks;
    }

    /** What the comparison does not see: a known value that is gone, a member of an answer that can now be null. */
    private static List<String> narrowed(PublishedContract before, PublishedContract after) {
        var breaks = new ArrayList<String>();
        for (var name : inAnswers(before.root())) {
            var old = schema(before, name);
            var now = schema(after, name);
            if (now.isObject()) {
                var gone = values(old);
                gone.removeAll(values(now));
                gone.forEach(value -> breaks.add("no longer a value of " + name + ": " + value));
                now.path("properties").properties().stream()
                        .filter(member -> isNullable(member.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(member -> old.path("properties").has(member))
                        .filter(member -> !isNullable(old.path("properties").path(member)))
                        .forEach(member -> breaks.add("can now be null: " + name + "." + member));
            }
        }
        return breaks;
    }

    private static JsonNode schema(PublishedContract contract, String name) {
        return contract.root().path("components").path("schemas").path(name);
    }

    private static Set<String> values(JsonNode schema) {
        var values = new TreeSet<String>();
        schema.path("x-extensible-enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static boolean isNullable(JsonNode member) {
        return Stream.of(member.path("type"), member.path("anyOf"))
                .anyMatch(kinds -> kinds.isArray() && kinds.toString().contains("\"null\""));
    }

    /** The names of the schemas that answers are made of. */
    private static Set<String> inAnswers(JsonNode root) {
        var names = new TreeSet<String>();
        root.path("paths").findValues("responses").forEach(responses -> follow(responses, root, names));
        return names;
    }

    private static void follow(JsonNode node, JsonNode root, Set<String> names) {
        var reference = node.path("$ref").asText();
        if (!reference.startsWith(SCHEMAS) || names.add(reference.substring(SCHEMAS.length()))) {
            var target = reference.isEmpty() ? node : root.at(reference.substring(1));
            target.forEach(child -> follow(child, root, names));
        }
    }
}
