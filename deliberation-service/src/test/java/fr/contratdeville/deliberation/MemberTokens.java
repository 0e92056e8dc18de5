package fr.contratdeville.deliberation;

import java.util.List;
import java.util.Map;

/** Access tokens of members of an assembly, as issued by the authorization server. */
public final class MemberTokens {
    private MemberTokens() {}

    /** A token of the member with this subject. */
    public static String of(String subject) {
        return Environment.AUTHORIZATION_SERVER
                .issueToken(Tokens.ISSUER, subject, "contrat-de-ville", Map.of("groups", List.of("member")))
                .serialize();
    }
}
