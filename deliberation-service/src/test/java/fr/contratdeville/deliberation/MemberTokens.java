package fr.contratdeville.deliberation;

import java.util.List;
import java.util.Map;

/** Access tokens as the authorization server gives them to members of an assembly. */
public final class MemberTokens {
    private MemberTokens() {}

    /** A token of the member whose account has this subject. */
    public static String of(String subject) {
        return Environment.AUTHORIZATION_SERVER
                .issueToken(Tokens.ISSUER, subject, "contrat-de-ville", Map.of("groups", List.of("member")))
                .serialize();
    }
}
