package fr.contratdeville.programme;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Access tokens for each kind of client. */
public final class Tokens {
    static final String ISSUER = "suite";

    public static final String AGENT = of("agent", Map.of());
    public static final String DELIBERATION = of("deliberation", Map.of());
    public static final String AUDITOR = of("auditor", Map.of());
    public static final String CGET = of("funder", Map.of("funder", "CGET"));
    public static final String ANCT = of("funder", Map.of("funder", "ANCT"));
    public static final String AGASEF = of("carrier", Map.of("organisation", "agasef"));
    public static final String ASSEMBLY = of("assembly", Map.of());

    private Tokens() {}

    /** A new funder for a test that reads a feed from its start. */
    public static String funder(String code) {
        return of("funder", Map.of("funder", code));
    }

    public static String of(String role, Map<String, Object> claims) {
        return to("contrat-de-ville", role, claims);
    }

    public static String to(String audience, String role, Map<String, Object> claims) {
        var all = new TreeMap<>(claims);
        all.put("groups", List.of(role));
        return Environment.AUTHORIZATION_SERVER
                .issueToken(ISSUER, role + "-client", audience, all)
                .serialize();
    }

    public static String expired() {
        return Environment.AUTHORIZATION_SERVER
                .issueToken(ISSUER, "agent-client", "contrat-de-ville", Map.of("groups", List.of("agent"), "exp", 1))
                .serialize();
    }
}
