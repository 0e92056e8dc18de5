package fr.contratdeville.programme;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The first tranche of 2019, created through the API from the files of the sample. */
public final class Tranche2019 {
    private static final Path SAMPLE = Path.of("../quickstart/src/main/resources/sample");

    public final String contract;
    public final String programme;
    public final String tranche;
    public final Map<String, String> carriers = new HashMap<>();
    public String semaines;
    public String rencontre;

    private Tranche2019() {
        contract = Api.id(
                "/v1/contracts",
                Map.of(
                        "name",
                        "Contrat de Ville " + UUID.randomUUID(),
                        "startsOn",
                        "2015-06-30",
                        "endsOn",
                        "2020-12-31",
                        "pillars",
                        IntStream.rangeClosed(1, 4)
                                .mapToObj(n -> Map.of("number", n, "name", "Pilier " + n))
                                .toList(),
                        "territories",
                        List.of(Map.of("code", "metropole", "name", "Métropole"))));
        programme = Api.id(
                "/v1/programmes",
                Map.of(
                        "contractId",
                        contract,
                        "year",
                        2019,
                        "name",
                        "Programmation 2019",
                        "callForProjects",
                        Map.of(
                                "opensOn", "2018-11-13",
                                "projectsReceived", 330,
                                "projectsRequestingFunding", 91)));
        tranche = Api.id("/v1/programmes/" + programme + "/tranches", Map.of("number", 1, "title", "Première tranche"));
    }

    /** A contract, a programme and an empty draft. */
    public static Tranche2019 empty() {
        return new Tranche2019();
    }

    /** With the 49 actions, the two own actions and their requests to the State. */
    public static Tranche2019 draft() {
        var sample = new Tranche2019();
        for (var row : rows("actions.csv")) {
            Api.post("/v1/tranches/" + sample.tranche + "/actions", sample.action(row));
        }
        return sample.asking("CGET");
    }

    /** The two own actions only, with their requests to this funder. */
    public static Tranche2019 ofOwnActions(String funder) {
        return new Tranche2019().asking(funder);
    }

    private Tranche2019 asking(String funder) {
        var own = rows("own-actions.csv");
        semaines = ownAction(own.get(0), funder);
        rencontre = ownAction(own.get(1), funder);
        return this;
    }

    private Map<String, Object> action(NamedCsvRecord row) {
        var action = new LinkedHashMap<String, Object>();
        action.put("pillar", Integer.valueOf(row.getField("pillar")));
        action.put("section", row.getField("section"));
        action.put("title", row.getField("title"));
        action.put("carrierId", carrier(row.getField("carrier")));
        action.put("territories", List.of("metropole"));
        action.put("territoryAsWritten", row.getField("territory"));
        action.put("objectives", row.getField("objectives"));
        action.put("cost", row.getField("cost") + ".00");
        action.put("contribution", row.getField("contribution") + ".00");
        return action;
    }

    private String ownAction(NamedCsvRecord row, String funder) {
        var own = new LinkedHashMap<String, Object>();
        own.put("title", row.getField("title"));
        own.put("carrierId", carrier("SEM"));
        own.put("territories", List.of("metropole"));
        own.put("cost", row.getField("cost") + ".00");
        if (!row.getField("starts_on").isEmpty()) {
            own.put("startsOn", row.getField("starts_on"));
            own.put("endsOn", row.getField("ends_on"));
        }
        var action = Api.id("/v1/tranches/" + tranche + "/actions", own);
        var requested = Integer.parseInt(row.getField("requested"));
        var request = new LinkedHashMap<String, Object>();
        request.put("funder", funder);
        request.put("requestedAmount", requested + ".00");
        if (!row.getField("direct_expenses").isEmpty()) {
            request.put("directExpenses", row.getField("direct_expenses") + ".00");
        }
        request.put(
                "financingPlan",
                List.of(
                        Map.of("source", funder, "amount", requested + ".00"),
                        Map.of(
                                "source",
                                "Saint-Étienne Métropole",
                                "amount",
                                (Integer.parseInt(row.getField("cost")) - requested) + ".00")));
        funder(funder);
        Api.post("/v1/actions/" + action + "/cofinancing-requests", request);
        return action;
    }

    /** A carrier with this name, created once for all tests. */
    public String carrier(String name) {
        return carriers.computeIfAbsent(name, Tranche2019::recorded);
    }

    private static final Map<String, String> RECORDED = new HashMap<>();

    private static synchronized String recorded(String name) {
        return RECORDED.computeIfAbsent(name, unknown -> {
            var carrier = new LinkedHashMap<String, Object>();
            carrier.put("name", name);
            carrier.put("own", name.equals("SEM"));
            if (name.equals("AGASEF")) {
                carrier.put("organisation", "agasef");
            }
            return Api.id("/v1/carriers", carrier);
        });
    }

    private static final Map<String, Integer> FUNDERS = new HashMap<>();

    public static synchronized void funder(String code) {
        FUNDERS.computeIfAbsent(
                code,
                unknown -> Api.post("/v1/funders", Map.of("code", code, "name", code))
                        .extract()
                        .statusCode());
    }

    public Tranche2019 submitted() {
        Api.put(Tokens.AGENT, "/v1/tranches/" + tranche + "/submission", null).statusCode(200);
        return this;
    }

    /** Adopted by the assembly. */
    public Tranche2019 adopted() {
        Api.put(
                        Tokens.DELIBERATION,
                        "/v1/tranches/" + tranche + "/decision",
                        submitted().decision("ADOPTED"))
                .statusCode(201);
        return this;
    }

    /** The decision of deliberation-service on the tranche as submitted now. */
    public Map<String, Object> decision(String outcome) {
        var submitted = Api.get(Tokens.DELIBERATION, "/v1/tranches/" + tranche);
        var decision = new LinkedHashMap<String, Object>();
        decision.put("deliberationId", UUID.randomUUID());
        decision.put("number", "2019.00081");
        decision.put("outcome", outcome);
        decision.put("decidedOn", "2019-03-07");
        decision.put("version", submitted.extract().<Integer>path("version"));
        decision.put("digest", submitted.extract().path("digest"));
        return decision;
    }

    public static List<NamedCsvRecord> rows(String file) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(SAMPLE.resolve(file))) {
            return reader.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
