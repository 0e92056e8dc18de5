package fr.contratdeville.conventions.contract;

import fr.contratdeville.conventions.json.Iso;
import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.conventions.value.Text;
import io.smallrye.openapi.model.BaseModel;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget.Kind;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * The schemas of requests, which say exactly what is accepted: no other members, no other values, and the forms of texts, days,
 * instants and amounts. Answers stay open to what later versions add. So a schema that both use has a second form for requests.
 */
final class RequestSchemas {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String SUFFIX = "Input";
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final SchemaTree tree;
    private final IndexView index;

    RequestSchemas(SchemaTree tree, IndexView index) {
        this.tree = tree;
        this.index = index;
    }

    void describe() {
        separate();
        describeTexts();
        describeAmounts();
        var asked = tree.inRequests();
        asked.stream()
                .filter(schema -> schema.getProperties() != null)
                .forEach(schema -> schema.additionalPropertiesSchema(
                        OASFactory.createSchema().booleanSchema(false)));
        asked.stream().filter(schema -> schema.getFormat() != null).forEach(RequestSchemas::describeFormat);
        // The generator writes the regular expression of @Pattern, which Java applies to the whole text.
        asked.stream()
                .filter(schema ->
                        schema.getPattern() != null && !schema.getPattern().startsWith("^"))
                .forEach(schema -> schema.pattern("^(" + schema.getPattern() + ")$"));
    }

    /** Gives each schema that requests and answers share a copy for the requests. Ids are the same in both. */
    private void separate() {
        var asked = tree.inRequests();
        var answered = tree.inAnswers();
        var copies = new HashMap<String, Schema>();
        tree.named().forEach((name, schema) -> {
            if (asked.contains(schema) && answered.contains(schema) && !"uuid".equals(schema.getFormat())) {
                copies.put(name, BaseModel.deepCopy(schema, Schema.class));
            }
        });
        asked.removeAll(answered);
        Stream.concat(asked.stream(), copies.values().stream().flatMap(SchemaTree::withParts))
                .filter(schema -> schema.getRef() != null && copies.containsKey(SchemaTree.name(schema)))
                .toList()
                .forEach(reference -> reference.setRef(SchemaTree.name(reference) + SUFFIX));
        copies.forEach((name, schema) -> tree.add(name + SUFFIX, schema));
    }

    /** What {@link Text} requires. The generator of the contract knows the constraints of Jakarta only. */
    private void describeTexts() {
        for (var text : annotations(Text.class)) {
            member(text).ifPresent(member -> {
                var lines = text.valueWithDefault(index, "lines").asBoolean();
                var name = lines ? "Lines" : "Line";
                tree.add(
                        name,
                        string(Text.Check.pattern(lines))
                                .minLength(1)
                                .description(
                                        "At least one visible character; no control characters%s. Stored in the normal form NFC."
                                                .formatted(lines ? " but line breaks and tabs" : "")));
                refer(member, name).maxLength(text.value("max").asInt());
            });
        }
    }

    private void describeAmounts() {
        for (var amount : annotations(Euros.class)) {
            member(amount).ifPresent(member -> {
                var name = "Amount" + SUFFIX;
                tree.add(
                        name,
                        string(Euros.PATTERN)
                                .description("Euros above zero, exact, with at most two decimals.")
                                .examples(List.of("62700.00")));
                refer(member, name);
            });
        }
    }

    private static Schema string(String pattern) {
        return OASFactory.createSchema().addType(SchemaType.STRING).pattern(pattern);
    }

    /** Makes the member a reference, to which null is an alternative if it was one. */
    private static Schema refer(Schema member, String name) {
        var nullable = member.getAnyOf() != null
                || (member.getType() != null && member.getType().contains(SchemaType.NULL));
        member.setType(null);
        member.setPattern(null);
        member.setExamples(null);
        if (!nullable) {
            return member.ref(name);
        }
        var form = OASFactory.createSchema().ref(name);
        member.setAnyOf(List.of(form, OASFactory.createSchema().addType(SchemaType.NULL)));
        return form;
    }

    private Collection<AnnotationInstance> annotations(Class<? extends Annotation> constraint) {
        return index.getAnnotations(DotName.createSimple(constraint));
    }

    /** The schema of the annotated member of a request, or of its elements if these are annotated. */
    private Optional<Schema> member(AnnotationInstance annotation) {
        var target = annotation.target().kind() == Kind.TYPE
                ? annotation.target().asType().enclosingTarget()
                : annotation.target();
        if (target.kind() != Kind.FIELD) {
            return Optional.empty();
        }
        var record = target.asField().declaringClass();
        var named = record.declaredAnnotation(SCHEMA);
        var name = named == null || named.value("name") == null
                ? record.simpleName()
                : named.value("name").asString();
        return Stream.of(name + SUFFIX, name)
                .map(tree.named()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(schema -> schema.getProperties().get(target.asField().name()))
                .map(member -> member.getItems() == null ? member : member.getItems());
    }

    private static void describeFormat(Schema schema) {
        switch (schema.getFormat()) {
            case "date" -> schema.pattern(Iso.DAY).description("A day from 1900 to 2199.");
            case "date-time" ->
                schema.pattern(Iso.INSTANT).description("An instant from 1900 to 2199, with its offset.");
            case "int32" ->
                schema.maximum(Optional.ofNullable(schema.getMaximum()).orElse(LARGEST));
            default -> {
                // Ids have one form.
            }
        }
    }
}
