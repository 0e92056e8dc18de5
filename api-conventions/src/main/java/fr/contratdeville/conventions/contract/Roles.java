package fr.contratdeville.conventions.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Who may call an operation: the roles as scopes of the security scheme, and in its description. */
final class Roles {
    /** The name of the security scheme. */
    static final String AUTHORIZATION = "oauth2";

    Roles(Components components) {
        components.addSecurityScheme(
                AUTHORIZATION,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.OPENIDCONNECT)
                        .openIdConnectUrl(AuthorizationServerResource.PATH)
                        .description("An access token of the authorization server of this deployment. The scopes are"
                                + " the roles that the token must carry (claim `groups` or `realm_access.roles`)."));
    }

    void describe(Endpoint endpoint) {
        var operation = endpoint.operation();
        var roles = endpoint.roles();
        // One requirement for each role: any of them is enough.
        operation.setSecurity(new ArrayList<>(roles.stream().map(Roles::role).toList()));
        operation.setDescription(operation.getDescription()
                + (roles.isEmpty()
                        ? "\n\nAnyone may call it, without a token."
                        : roles.stream()
                                .map(role -> "`" + role + "`")
                                .collect(Collectors.joining(" or ", "\n\nRole: ", "."))));
    }

    private static SecurityRequirement role(String role) {
        return OASFactory.createSecurityRequirement().addScheme(AUTHORIZATION, List.of(role));
    }
}
