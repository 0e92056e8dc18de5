package fr.contratdeville.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Access tokens of each kind of client, as issued by the authorization server. */
public final class Tokens {
    static final String ISSUER = "suite";

    public static final String ASSEMBLY = of("assembly");
    public static final String AUDITOR = of("auditor");
    public static final String AGENT = of("agent");
    public static final String DELIBERATION = of("deliberation");
    public static final String CGET = of("funder");

    private Tokens() {}

    public static String of(String role) {
        return to("contrat-de-ville", role);
    }

    public static String to(String audience, String role) {
        return Environment.AUTHORIZATION_SERVER
                .issueToken(ISSUER, role + "-client", audience, Map.of("groups", List.of(role)))
                .serialize();
    }

    public static String expired() {
        return until(Instant.ofEpochSecond(1));
    }

    /** A token of the secretariat, of one hour. */
    public static String until(Instant end) {
        var start = end.getEpochSecond() - 3600;
        return Environment.AUTHORIZATION_SERVER
                .issueToken(
                        ISSUER,
                        "assembly-client",
                        "contrat-de-ville",
                        Map.of("groups", List.of("assembly"), "iat", start, "nbf", start, "exp", start + 3600))
                .serialize();
    }
}
