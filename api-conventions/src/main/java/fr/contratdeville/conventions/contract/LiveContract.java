package fr.contratdeville.conventions.contract;

import io.quarkus.arc.Arc;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The contract as served by this deployment. « Authorize » gets the address of the authorization server, and the
 * examples get ids that exist, so that they can be executed.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class LiveContract implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        offerAuthorization(contract);
        var ids = Arc.container().instance(ExampleIds.class).get().known();
        contract.getPaths().getPathItems().forEach((path, item) -> exemplify(path, item, ids));
        contract.getComponents().getSchemas().values().forEach(schema -> exemplify(schema, ids));
    }

    private static void offerAuthorization(OpenAPI contract) {
        var metadata = Arc.container()
                .instance(TenantConfigBean.class)
                .get()
                .getDefaultTenant()
                .getOidcMetadata();
        if (metadata != null) {
            contract.getComponents()
                    .addSecurityScheme(
                            Roles.AUTHORIZATION,
                            OASFactory.createSecurityScheme()
                                    .type(SecurityScheme.Type.OAUTH2)
                                    .description(
                                            "Client id and secret of an application that may call this service. Its"
                                                    + " token carries the roles that it was given: leave every scope unticked.")
                                    .flows(OASFactory.createOAuthFlows()
                                            .clientCredentials(OASFactory.createOAuthFlow()
                                                    .tokenUrl(seenFromOutside(metadata))
                                                    .scopes(roles(contract)))));
        }
    }

    /** Every role that an operation names, as a scope. */
    private static Map<String, String> roles(OpenAPI contract) {
        return contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getSecurity().stream())
                .flatMap(requirement -> requirement.getScheme(Roles.AUTHORIZATION).stream())
                .collect(Collectors.toMap(
                        role -> role, role -> "The role `" + role + "`", (role, sameRole) -> role, TreeMap::new));
    }

    /** The service may use an internal address of the authorization server; browsers use the address of its issuer. */
    private static String seenFromOutside(OidcConfigurationMetadata metadata) {
        return URI.create(metadata.getIssuer())
                .resolve(URI.create(metadata.getTokenUri()).getRawPath())
                .toString();
    }

    /** {@code /v1/things/{id}/parts}: the id of a thing; {@code {part}}: the id of a part. */
    private static void exemplify(String path, PathItem item, Map<String, String> ids) {
        var segments = path.split("/");
        var collection = segments.length < 4 ? "" : segments[2];
        item.getOperations().values().stream()
                .map(Operation::getParameters)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                .forEach(parameter -> {
                    var name = parameter.getName();
                    var id = ids.get(name.equals("id") ? collection : name + "s");
                    if (id != null) {
                        parameter.setExample(id);
                    }
                });
    }

    /** {@code "thingId"} in the example of a body: the id of a thing. */
    private static void exemplify(Schema schema, Map<String, String> ids) {
        if (schema.getExamples() != null) {
            schema.setExamples(schema.getExamples().stream()
                    .map(example -> exemplified("", example, ids))
                    .toList());
        }
    }

    /** Also in nested objects and in lists ({@code "memberIds"}), without duplicates. */
    private static Object exemplified(String name, Object value, Map<String, String> ids) {
        if (value instanceof Map<?, ?> members) {
            var exemplified = new LinkedHashMap<Object, Object>(members);
            exemplified.replaceAll((member, inner) -> exemplified(member.toString(), inner, ids));
            return exemplified;
        }
        if (value instanceof List<?> elements) {
            var nameOfOne = name.endsWith("Ids") ? name.substring(0, name.length() - 1) : name;
            return elements.stream()
                    .map(element -> exemplified(nameOfOne, element, ids))
                    .distinct()
                    .toList();
        }
        var id = name.endsWith("Id")
                ? ids.getOrDefault(name, ids.get(name.substring(0, name.length() - 2) + "s"))
                : null;
        return id == null ? value : id;
    }
}
