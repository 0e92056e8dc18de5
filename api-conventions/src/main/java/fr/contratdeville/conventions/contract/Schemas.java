package fr.contratdeville.conventions.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/** The form of the schemas: names of the domain, extensible enumerations, no constraint without effect. */
final class Schemas {
    private static final Pattern PAGE = Pattern.compile("(Listed|Handover).+");
    private static final Pattern VIEW = Pattern.compile("(.+)View");

    private final SchemaTree tree;
    private final RequestSchemas requests;

    Schemas(SchemaTree tree, IndexView index) {
        this.tree = tree;
        this.requests = new RequestSchemas(tree, index);
    }

    void describe() {
        tree.used().forEach(Schemas::removeWhatDoesNothing);
        requests.describe();
        requireWhatIsAlwaysGiven();
        tree.inAnswers().stream()
                .filter(schema -> schema.getEnumeration() != null)
                .forEach(Schemas::open);
        rename();
    }

    /** Nothing but a description has a meaning beside a reference, and no bound on a number has one on a string. */
    private static void removeWhatDoesNothing(Schema schema) {
        var refers = schema.getRef() != null || schema.getAnyOf() != null;
        if (refers) {
            schema.setType(null);
        }
        if (refers || (schema.getType() != null && schema.getType().contains(Schema.SchemaType.STRING))) {
            schema.setMinimum(null);
            schema.setMaximum(null);
            schema.setMultipleOf(null);
        }
    }

    /**
     * Answers always contain all members, with null for no value. So all members of a schema that is used in no request are
     * required.
     */
    private void requireWhatIsAlwaysGiven() {
        var asked = tree.inRequests();
        tree.named().forEach((name, schema) -> {
            if (!asked.contains(schema) && !name.equals("Problem") && schema.getProperties() != null) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        });
    }

    /** Clients that were generated from this contract must accept new values: the type is a string with its known values. */
    private static void open(Schema schema) {
        var known = schema.getEnumeration();
        var values = known.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        var description = "Known values: " + values + ". More can be added.";
        schema.setDescription(
                schema.getDescription() == null ? description : schema.getDescription() + " " + description);
        schema.addExtension("x-extensible-enum", known);
        schema.setExamples(List.of(known.get(0)));
        schema.setEnumeration(null);
    }

    /** A schema that no operation uses is left out. */
    private void rename() {
        var used = tree.used();
        var named = new TreeMap<String, Schema>();
        tree.named().forEach((java, schema) -> {
            if (used.contains(schema) && named.put(name(java, schema), schema) != null) {
                throw new IllegalStateException("Two schemas would have the name of " + java);
            }
        });
        var names = new HashMap<String, String>();
        tree.named().forEach((java, schema) -> names.put(java, name(java, schema)));
        used.stream()
                .filter(schema -> schema.getRef() != null)
                .forEach(reference -> reference.setRef(names.get(SchemaTree.name(reference))));
        tree.setNamed(named);
    }

    /** {@code Action} for ActionView, {@code ActionPage} for a page of them. */
    private static String name(String java, Schema schema) {
        var items =
                schema.getProperties() == null ? null : schema.getProperties().get("items");
        if (items != null && PAGE.matcher(java).matches()) {
            var suffix = schema.getProperties().containsKey("changes") ? "PageWithChanges" : "Page";
            return withoutView(SchemaTree.name(items.getItems())) + suffix;
        }
        return withoutView(java);
    }

    private static String withoutView(String java) {
        var view = VIEW.matcher(java);
        return view.matches() ? view.group(1) : java;
    }
}
