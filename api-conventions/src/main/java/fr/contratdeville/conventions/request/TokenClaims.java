package fr.contratdeville.conventions.request;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a token whose claims have not the types that the services rely on, although its signature is valid: 401 on
 * every operation. Quarkus calls this for each token.
 */
@ApplicationScoped
@Unremovable
public class TokenClaims implements Validator {
    private static final List<String> NAMES = List.of("azp", "upn", "preferred_username");

    /** @return why the token is refused, or null */
    @Override
    public @Nullable String validate(JwtContext context) {
        var claims = context.getJwtClaims().getClaimsMap();
        if (!isName(claims.get("sub"))) {
            return "sub is not a name";
        }
        if (NAMES.stream().anyMatch(claim -> claims.get(claim) != null && !isName(claims.get(claim)))) {
            return "one of " + NAMES + " is not a name";
        }
        var realm = claims.get("realm_access");
        if (!isListOfNames(claims.get("groups"))
                || realm != null && !(realm instanceof Map<?, ?> access && isListOfNames(access.get("roles")))) {
            return "the roles are not a list of names";
        }
        return null;
    }

    private static boolean isListOfNames(@Nullable Object claim) {
        return claim == null || claim instanceof List<?> names && names.stream().allMatch(TokenClaims::isName);
    }

    /** Whether this is a text that can name something: short, visible, without control characters. */
    static boolean isName(@Nullable Object claim) {
        return claim instanceof String name
                && !name.isBlank()
                && name.length() <= 255
                && name.chars().noneMatch(Character::isISOControl);
    }
}
