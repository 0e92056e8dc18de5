package fr.contratdeville.conventions.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.callbacks.Callback;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Writes into the contract what follows from the conventions of this API, so that no resource repeats it: roles, headers,
 * problems, and the form of the schemas.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private final IndexView index;
    private final Map<String, AnnotationTarget> methods;

    /** Called by Quarkus at build time. */
    public ContractFilter(IndexView index) {
        this.index = index;
        methods = index.getAnnotations(OPERATION).stream()
                .filter(annotation -> annotation.value("operationId") != null)
                .collect(Collectors.toMap(
                        annotation -> annotation.value("operationId").asString(),
                        AnnotationInstance::target,
                        (method, sameMethodOfAnotherIndex) -> method));
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var components = contract.getComponents();
        var roles = new Roles(components);
        var headers = new Headers(components);
        var problems = new ProblemResponses(components, headers);
        endpoints(contract).forEach(endpoint -> {
            roles.describe(endpoint);
            problems.describe(endpoint);
            headers.describe(endpoint);
            Stream.ofNullable(endpoint.operation().getCallbacks())
                    .flatMap(callbacks -> callbacks.entrySet().stream())
                    .forEach(callback -> describe(callback.getKey(), callback.getValue(), endpoint.operation()));
        });
        new Schemas(new SchemaTree(contract), index).describe();
        components.setExamples(new TreeMap<>(components.getExamples()));
        contract.addServer(OASFactory.createServer().url("/").description("The deployment that serves this contract."));
    }

    private Stream<Endpoint> endpoints(OpenAPI contract) {
        return contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().entrySet().stream())
                .map(entry -> new Endpoint(
                        entry.getKey(),
                        entry.getValue(),
                        methods.get(entry.getValue().getOperationId())));
    }

    /** A request that the service sends to a registered address has the tags of the operation that registers it. */
    private static void describe(String name, Callback callback, Operation registration) {
        callback.getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(sent ->
                        sent.operationId(name).tags(registration.getTags()).security(List.of()));
    }
}
