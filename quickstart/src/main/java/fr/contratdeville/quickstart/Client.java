package fr.contratdeville.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who may ask the authorization server for a token, and what the token then says: a client for each role. */
enum Client {
    AGENT("agent", "agent", "the agents of the Métropole: programmes, tranches, actions", Map.of()),
    ASSEMBLY("assembly", "assembly", "the secretariat of the assembly: sessions to ballots", Map.of()),
    CGET("cget", "funder", "the State as a funder: its own co-financing requests", Map.of("funder", "CGET")),
    ANCT("anct", "funder", "another funder: its own, and nothing of the State's", Map.of("funder", "ANCT")),
    AGASEF("agasef", "carrier", "a carrier of actions: its own", Map.of("organisation", "agasef")),
    MEMBER("member", "member", "a member of the assembly: the own votes, interests and recusals", Map.of()),
    AUDITOR("auditor", "auditor", "reads all", Map.of()),
    DELIBERATION_SERVICE("deliberation-service", "deliberation", "puts decisions, for itself alone", Map.of());

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

    /** What its tokens claim, beside what every token claims. */
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
