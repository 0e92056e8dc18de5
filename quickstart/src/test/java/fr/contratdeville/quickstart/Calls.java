package fr.contratdeville.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Creates tranches with own actions that request co-financing from the second funder, without changing the sample. */
final class Calls {
    private static int number = 10;

    private final Api api;
    private final Api.Caller agent;
    private final String programme;
    private final String own;

    Calls(Api api) {
        this.api = api;
        agent = api.programme(Client.AGENT);
        programme = agent.list("/v1/programmes").get(0).get("id").asText();
        own = agent.list("/v1/carriers").stream()
                .filter(carrier -> carrier.get("own").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        if (agent.list("/v1/funders").stream()
                .noneMatch(funder -> funder.get("code").asText().equals("ANCT"))) {
            agent.post("/v1/funders", key(), Map.of("code", "ANCT", "name", "Agence nationale de la cohésion"));
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /**
     * Creates an adopted tranche with this number of requests, all sent in one commit.
     *
     * @return the ids of the requests
     */
    List<String> adopt(int requests) {
        var at = next();
        var tranche = id(agent.post(
                "/v1/programmes/" + programme + "/tranches", key(), Map.of("number", at, "title", "Lot " + at)));
        var territory = agent.list("/v1/contracts")
                .get(0)
                .get("territories")
                .get(0)
                .get("code")
                .asText();
        var ids = new ArrayList<String>();
        for (var line = 1; line <= requests; line++) {
            var action = id(agent.post(
                    "/v1/tranches/" + tranche + "/actions",
                    key(),
                    Map.of(
                            "title",
                            "Action " + at + "." + line,
                            "carrierId",
                            own,
                            "territories",
                            List.of(territory),
                            "cost",
                            "3000.00")));
            ids.add(id(agent.post(
                    "/v1/actions/" + action + "/cofinancing-requests",
                    key(),
                    Map.of(
                            "funder",
                            "ANCT",
                            "requestedAmount",
                            line % 2 == 0 ? "2500.00" : "1000.00",
                            "financingPlan",
                            List.of(
                                    Map.of("source", "ANCT", "amount", line % 2 == 0 ? "2500.00" : "1000.00"),
                                    Map.of(
                                            "source",
                                            "Saint-Étienne Métropole",
                                            "amount",
                                            line % 2 == 0 ? "500.00" : "2000.00"))))));
        }
        agent.put("/v1/tranches/" + tranche + "/submission", null);
        var submitted = agent.get("/v1/tranches/" + tranche).body();
        api.programme(Client.DELIBERATION_SERVICE)
                .put(
                        "/v1/tranches/" + tranche + "/decision",
                        Map.of(
                                "deliberationId", UUID.randomUUID(),
                                "number", "2019.%05d".formatted(90_000 + at),
                                "outcome", "ADOPTED",
                                "decidedOn", "2019-03-07",
                                "version", submitted.get("version").asInt(),
                                "digest", submitted.get("digest").asText()));
        return ids;
    }

    private static synchronized int next() {
        return number++;
    }

    private static String id(Api.Answer answer) {
        return answer.body().get("id").asText();
    }
}
