package fr.contratdeville.conventions.contract;

import fr.contratdeville.conventions.idempotency.Idempotency;
import fr.contratdeville.conventions.problem.ProblemMapper;
import fr.contratdeville.conventions.problem.Reasons;
import fr.contratdeville.conventions.refusal.Reason;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the contract what follows from the conventions of this API, so that no resource repeats it: the role that
 * an operation needs, every status that it can give, the headers of idempotency, revision and location.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ROLES_ALLOWED = DotName.createSimple(RolesAllowed.class);
    private static final DotName REST_RESPONSE = DotName.createSimple(RestResponse.class);
    private static final DotName UNI = DotName.createSimple(Uni.class);
    private static final DotName CREATED_ONCE = DotName.createSimple(CreatedOnce.class);
    private static final DotName CALLS_ANOTHER_SERVICE = DotName.createSimple(CallsAnotherService.class);

    /** The name of the security scheme in the contract. */
    static final String AUTHORIZATION = "oauth2";

    /** A status that an operation declares itself, because it does not follow from a convention. */
    private static final Pattern REFUSAL = Pattern.compile("[45]\\d\\d");

    private final Map<Integer, String> errors = new LinkedHashMap<>();
    private final Map<String, AnnotationTarget> methods;

    /** Called by Quarkus at build time. */
    public ContractFilter(IndexView index) {
        methods = index.getAnnotations(OPERATION).stream()
                .collect(Collectors.toMap(
                        annotation -> annotation.value("operationId").asString(),
                        AnnotationInstance::target,
                        (method, sameMethodOfAnotherIndex) -> method));
        new Reasons(reasons(index), Map.of())
                .problems()
                .forEach(problem -> errors.merge(problem.status(), "`" + problem.slug() + "`", (a, b) -> a + ", " + b));
    }

    /** The constants of the service's own enum. */
    private static List<Reason> reasons(IndexView index) {
        return index.getAllKnownImplementations(DotName.createSimple(Reason.class)).stream()
                .map(type -> type.name().toString())
                .filter(name -> !name.startsWith(Reason.class.getPackageName()))
                .sorted()
                .flatMap(name -> Stream.of(load(name).getEnumConstants()))
                .map(Reason.class::cast)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().values().forEach(this::describe);
        requireWhatIsAlwaysGiven(contract);
        var schemas = contract.getComponents().getSchemas();
        schemas.values().stream()
                .map(Schema::getProperties)
                .filter(Objects::nonNull)
                .flatMap(properties -> properties.values().stream())
                .forEach(property -> allowNull(property, schemas));
        contract.setServers(null);
        contract.getComponents()
                .addSecurityScheme(
                        AUTHORIZATION,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.OPENIDCONNECT)
                                .openIdConnectUrl("/.well-known/openid-configuration")
                                .description("An access token of the authorization server of this deployment."));
    }

    /** OpenAPI 3.0 does not allow null beside a reference: the schema is copied into the property. */
    private static void allowNull(Schema property, Map<String, Schema> schemas) {
        if (property.getAnyOf() == null) {
            return;
        }
        var reference = property.getAnyOf().get(0).getRef();
        var schema = schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
        property.setAnyOf(null);
        property.type(new ArrayList<>(schema.getType())).addType(Schema.SchemaType.NULL);
        property.format(schema.getFormat()).pattern(schema.getPattern());
        property.properties(schema.getProperties()).required(schema.getRequired());
        if (schema.getEnumeration() != null) {
            property.enumeration(new ArrayList<>(schema.getEnumeration())).addEnumeration(null);
        }
    }

    /**
     * Answers always contain all members, with null for no value. So all members of a schema that is used in no
     * request are required.
     */
    private static void requireWhatIsAlwaysGiven(OpenAPI contract) {
        var schemas = contract.getComponents().getSchemas();
        var asked = new HashSet<String>();
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .forEach(media -> follow(media.getSchema(), schemas, asked));
        schemas.forEach((name, schema) -> {
            if (!asked.contains(name) && !name.equals("Problem") && schema.getProperties() != null) {
                schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
            }
        });
    }

    private static void follow(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (seen.add(name)) {
                follow(schemas.get(name), schemas, seen);
            }
        }
        follow(schema.getItems(), schemas, seen);
        Stream.of(schema.getAnyOf(), schema.getAllOf())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(part -> follow(part, schemas, seen));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> follow(property, schemas, seen));
        }
    }

    private void describe(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            var java = methods.get(operation.getOperationId());
            describeRoles(operation, java);
            describeSuccess(method, operation, java);
            describeErrors(method, operation, java);
        });
    }

    private static void describeRoles(Operation operation, AnnotationTarget java) {
        var allowed = java.annotation(ROLES_ALLOWED);
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(AUTHORIZATION));
        if (allowed == null) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
        operation.setDescription(operation.getDescription()
                + (allowed == null
                        ? "\n\nAnyone may call it, without a token."
                        : Stream.of(allowed.value().asStringArray())
                                .map(role -> "`" + role + "`")
                                .collect(Collectors.joining(" or ", "\n\nRole: ", "."))));
    }

    private static void describeSuccess(HttpMethod method, Operation operation, AnnotationTarget java) {
        var responses = operation.getResponses();
        var success = responses.getAPIResponse("200");
        if (method == HttpMethod.POST && success != null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse("201", success.description("Created"));
            success.addHeader(
                    "Location",
                    OASFactory.createHeader().schema(string()).description("Path of the created resource."));
        }
        var tagged = success != null && answersWithHeaders(java.asMethod().returnType());
        if (success != null && java.annotation(CREATED_ONCE) != null) {
            success.description("Already recorded: nothing was changed");
            var created = OASFactory.createAPIResponse().description("Recorded").content(success.getContent());
            responses.addAPIResponse("201", tagged ? created.addHeader("ETag", revision()) : created);
        }
        if (tagged) {
            success.addHeader("ETag", revision());
            if (method == HttpMethod.GET) {
                responses.addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                                .description("Not modified: the ETag is the one in `If-None-Match`"));
            }
        }
        if (method == HttpMethod.POST) {
            operation.addParameter(OASFactory.createParameter()
                    .name(Idempotency.KEY)
                    .in(Parameter.In.HEADER)
                    .schema(string().minLength(1).maxLength(100))
                    .description("Unique key of this request, chosen by the client. A repetition with the same key and "
                            + "body gets the first answer again and has no other effect."));
        }
    }

    private static Header revision() {
        return OASFactory.createHeader()
                .schema(string())
                .description("Revision of the resource. Send it as `If-Match` to change the resource, and as "
                        + "`If-None-Match` to read it again.");
    }

    private static boolean answersWithHeaders(Type type) {
        return type.name().equals(REST_RESPONSE)
                || (type.kind() == Type.Kind.PARAMETERIZED_TYPE
                        && type.name().equals(UNI)
                        && type.asParameterizedType().arguments().get(0).name().equals(REST_RESPONSE));
    }

    private void describeErrors(HttpMethod method, Operation operation, AnnotationTarget java) {
        var statuses = new TreeSet<>(List.of(401, 406, 429, 500));
        var parameters = Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .toList();
        if (java.annotation(ROLES_ALLOWED) != null) {
            statuses.add(403);
        }
        if (!parameters.isEmpty()) {
            statuses.add(400);
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH)) {
            statuses.add(404);
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getName().equals("after"))) {
            statuses.add(410);
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getName().equals("If-Match"))) {
            statuses.addAll(List.of(412, 428));
        }
        if (method != HttpMethod.GET) {
            statuses.add(409);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(400, 413, 415, 422));
        }
        if (java.annotation(CALLS_ANOTHER_SERVICE) != null) {
            statuses.add(503);
        }
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(REFUSAL.asMatchPredicate())
                .map(Integer::valueOf)
                .forEach(statuses::add);
        parameters.stream()
                .filter(parameter -> parameter.getName().equals("If-Match"))
                .forEach(parameter -> parameter
                        .required(true)
                        .description("The `ETag` of the last answer, or `*` for any revision."));
        for (var status : statuses) {
            operation.getResponses().addAPIResponse(status.toString(), problem(errors.get(status)));
        }
        operation
                .getResponses()
                .getAPIResponse("429")
                .addHeader(
                        "Retry-After",
                        OASFactory.createHeader()
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                                .description("Number of seconds to wait."));
    }

    private static APIResponse problem(String types) {
        return OASFactory.createAPIResponse()
                .description("One of the problems " + types)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemMapper.PROBLEM_JSON,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
