package fr.contratdeville.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The clients of the authorization server, one for each role, with the claims of their tokens. */
enum Client {
    AGENT("agent", "agent", "the agents of the Métropole: programmes, tranches, actions", Map.of()),
    ASSEMBLY("assembly", "assembly", "the secretariat of the assembly: sessions to ballots", Map.of()),
    CGET(
            "cget",
            "funder",
            "the State as a funder: reads and decides its co-financing requests",
            Map.of("funder", "CGET")),
    ANCT("anct", "funder", "another funder: reads and decides its own co-financing requests", Map.of("funder", "ANCT")),
    AGASEF("agasef", "carrier", "a carrier: reads its own actions", Map.of("organisation", "agasef")),
    MEMBER("member", "member", "a member of the assembly: their own votes, interests and recusals", Map.of()),
    AUDITOR("auditor", "auditor", "an auditor: reads everything", Map.of()),
    DELIBERATION_SERVICE(
            "deliberation-service", "deliberation", "used by deliberation-service to record decisions", Map.of());

    private static final String AUDIENCE = "contrat-de-ville";

    private final String id;
    private final String role;
    private final String description;
    private final Map<String, String> ownClaims;

    Client(String id, String role, String description, Map<String, String> ownClaims) {
        this.id = id;
        this.role = role;
        this.description = description;
        this.ownClaims = ownClaims;
    }

    static Optional<Client> of(String id) {
        return Stream.of(values()).filter(client -> client.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    String description() {
        return description;
    }

    List<String> audience() {
        return List.of(AUDIENCE);
    }

    /** The claims of its tokens, in addition to the standard ones. */
    Map<String, Object> claims() {
        var claims = new TreeMap<String, Object>(ownClaims);
        claims.put("groups", List.of(role));
        claims.put("azp", id);
        return claims;
    }

    String secret(DataFolder folder) {
        return folder.password("client." + id);
    }
}
