package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Loads the deliberation of 7 March 2019 through the public API, in the roles of the agents, the assembly and the
 * State. All figures that it prints are read from the API.
 *
 * <p>It can be interrupted and started again at any point: each creation has its own Idempotency-Key, and a state
 * that is already reached is skipped.
 */
final class Story {
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Sample sample = new Sample();
    private final Api api;
    private final PrintStream out;
    private final Api.Caller agent;
    private final Api.Caller assembly;

    Story(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
        this.agent = api.programme(Client.AGENT);
        this.assembly = api.deliberation(Client.ASSEMBLY);
    }

    /** The ids of the loaded sample. */
    record Adopted(String tranche, String session, String deliberation) {}

    /** The sample, if it is completely loaded. Uses only public data. */
    Optional<Adopted> find() {
        var contract = sample.programme().get("contract").get("name");
        var programme = sample.programme().get("programme").get("year");
        var tranche = sample.programme().get("tranche").get("number");
        var anyone = api.programme(null);
        return anyone.list("/v1/contracts").stream()
                .filter(found -> found.get("name").equals(contract))
                .flatMap(found -> anyone.list("/v1/programmes").stream()
                        .filter(year -> year.get("contractId").equals(found.get("id"))
                                && year.get("year").equals(programme)))
                .flatMap(found -> anyone.list("/v1/tranches?programmeId=" + id(found)).stream()
                        .filter(batch -> batch.get("number").equals(tranche)))
                .findFirst()
                .map(found -> {
                    var decision = anyone.get("/v1/tranches/" + id(found) + "/decision")
                            .body();
                    var deliberation = decision.get("deliberationId").asText();
                    var session = assembly.get("/v1/deliberations/" + deliberation)
                            .body()
                            .get("sessionId")
                            .asText();
                    return new Adopted(id(found), session, deliberation);
                })
                .filter(found -> isEnforceable(anyone, found.tranche()));
    }

    /**
     * Loads the sample, or its missing parts, and prints a report. If the sample is complete, only the report is
     * printed.
     */
    Adopted load() {
        var begun = Instant.now();
        var found = find();
        var adopted = found.orElseGet(this::play);
        if (found.isPresent()) {
            out.println("\nThe sample is already loaded. The report is read from the services.");
            printTranche(adopted.tranche());
            printSession(adopted.session());
            printVote(adopted.deliberation());
            printConsequences(adopted.tranche());
        }
        out.printf(Locale.ROOT, "%nDone in %.1f s.%n", Quickstart.seconds(begun));
        return adopted;
    }

    private Adopted play() {
        var tranche = prepareTranche();
        printTranche(tranche);
        var bureau = id(
                create(assembly, "/v1/assemblies", "assembly", sample.session().get("assembly")));
        takeOverRegister(bureau);
        var members = createMembers(bureau);
        var session = convene(bureau, tranche);
        open(session, members);
        printSession(session);
        var deliberation = vote(session);
        printVote(deliberation);
        await(
                "The decision",
                () -> state(agent.get("/v1/tranches/" + tranche).body()).equals("ADOPTED"));
        publish(deliberation);
        await("The enforceability", () -> isEnforceable(agent, tranche));
        printConsequences(tranche);
        return new Adopted(tranche, session, deliberation);
    }

    private static boolean isEnforceable(Api.Caller caller, String tranche) {
        return caller.list("/v1/tranches/" + tranche + "/actions").stream()
                .allMatch(action -> state(action).equals("ENFORCEABLE"));
    }

    // The agents

    private String prepareTranche() {
        var files = sample.programme();
        var contract = id(create(agent, "/v1/contracts", "contract", contract()));
        create(agent, "/v1/funders", "funder", files.get("funder"));
        var programme =
                id(create(agent, "/v1/programmes", "programme", with(files.get("programme"), "contractId", contract)));
        var tranche = id(create(agent, "/v1/programmes/" + programme + "/tranches", "tranche", files.get("tranche")));
        var carriers = createCarriers();
        addActions(tranche, carriers);
        addOwnActions(tranche, carriers);
        agent.put("/v1/tranches/" + tranche + "/printed-totals", Map.of("claims", files.get("printedTotals")));
        if (state(agent.get("/v1/tranches/" + tranche).body()).equals("DRAFT")) {
            agent.put("/v1/tranches/" + tranche + "/submission", null);
        }
        return tranche;
    }

    private JsonNode contract() {
        ObjectNode contract = sample.programme().get("contract").deepCopy();
        var territories = contract.putArray("territories");
        sample.territories()
                .forEach((code, name) ->
                        territories.addObject().put("code", code).put("name", name));
        return contract;
    }

    /** @return the id of each carrier, by its name and its acronym */
    private Map<String, String> createCarriers() {
        var ids = new HashMap<String, String>();
        for (var carrier : sample.carriers()) {
            var id = id(create(agent, "/v1/carriers", "carrier:" + carrier.organisation(), carrier));
            ids.put(carrier.name(), id);
            if (carrier.acronym() != null) {
                ids.put(carrier.acronym(), id);
            }
        }
        return ids;
    }

    private void addActions(String tranche, Map<String, String> carriers) {
        var number = 0;
        for (var action : sample.actions()) {
            var body = new HashMap<String, Object>();
            body.put("pillar", action.pillar());
            body.put("section", action.section());
            body.put("title", action.title());
            body.put("carrierId", carriers.get(action.carrier()));
            body.put("territories", sample.territories(action.territory()));
            body.put("territoryAsWritten", action.territory());
            body.put("objectives", action.objectives());
            body.put("cost", action.cost());
            body.put("contribution", action.contribution());
            create(agent, "/v1/tranches/" + tranche + "/actions", "action:" + ++number, body);
        }
    }

    private void addOwnActions(String tranche, Map<String, String> carriers) {
        var number = 0;
        for (var action : sample.ownActions()) {
            var body = new HashMap<String, Object>();
            body.put("title", action.title());
            body.put("carrierId", carriers.get(action.carrier()));
            body.put("territories", sample.territories(action.territory()));
            body.put("territoryAsWritten", action.territory());
            body.put("objectives", action.objectives());
            body.put("cost", action.cost());
            body.put("startsOn", action.startsOn());
            body.put("endsOn", action.endsOn());
            var id = id(create(agent, "/v1/tranches/" + tranche + "/actions", "own-action:" + ++number, body));
            var request = new HashMap<String, Object>();
            request.put("funder", sample.programme().get("funder").get("code"));
            request.put("requestedAmount", action.requested());
            request.put("directExpenses", action.directExpenses());
            request.put(
                    "financingPlan", sample.programme().get("financingPlans").get(action.title()));
            create(agent, "/v1/actions/" + id + "/cofinancing-requests", "request:" + number, request);
        }
    }

    // The assembly

    /** The earlier numbers of the year were used before this suite existed. */
    private void takeOverRegister(String bureau) {
        var register = sample.session().get("register");
        var path = "/v1/assemblies/" + bureau + "/registers/" + register.get("year");
        var next = register.get("nextNumber");
        if (assembly.get(path).body().get("nextNumber").asInt() < next.asInt()) {
            assembly.put(path, Map.of("nextNumber", next));
        }
    }

    /** @return the id of each */
    private Map<Sample.Member, String> createMembers(String bureau) {
        var ids = new LinkedHashMap<Sample.Member, String>();
        for (var member : sample.members()) {
            var name = member.firstName() + ' ' + member.lastName();
            var id = id(create(
                    assembly,
                    "/v1/members",
                    "member:" + name,
                    Map.of(
                            "civility", member.civility().equals("Mme") ? "MME" : "M",
                            "firstName", member.firstName(),
                            "lastName", member.lastName())));
            if (isNamed(member, sample.session().get("president"))) {
                assembly.put("/v1/members/" + id + "/account", Map.of("subject", Client.MEMBER.id()));
            }
            create(
                    assembly,
                    "/v1/assemblies/" + bureau + "/mandates",
                    "mandate:" + name,
                    Map.of(
                            "memberId",
                            id,
                            "quality",
                            "TITULAR",
                            "from",
                            sample.session().get("mandatesFrom")));
            ids.put(member, id);
        }
        return ids;
    }

    private String convene(String bureau, String tranche) {
        var files = sample.session();
        var session = id(
                create(assembly, "/v1/sessions", "session", Map.of("assemblyId", bureau, "date", files.get("date"))));
        create(
                assembly,
                "/v1/sessions/" + session + "/agenda-items",
                "item",
                with(files.get("item"), "trancheId", tranche));
        if (state(session(session)).equals("PREPARED")) {
            assembly.put("/v1/sessions/" + session + "/convocation", files.get("convocation"));
        }
        return session;
    }

    private void open(String session, Map<Sample.Member, String> members) {
        var files = sample.session();
        var events = new ArrayList<Map<String, Object>>();
        members.forEach((member, id) -> events.add(Map.of(
                "memberId", id, "kind", member.present() ? "ARRIVAL" : "EXCUSE", "at", files.get("arrivalsAt"))));
        create(assembly, "/v1/sessions/" + session + "/attendance", "attendance", Map.of("events", events));
        if (state(session(session)).equals("CONVENED")) {
            assembly.put(
                    "/v1/sessions/" + session + "/opening",
                    Map.of(
                            "at", files.get("openingAt"),
                            "presidentId", id(members, files.get("president")),
                            "secretaryId", id(members, files.get("secretary"))));
        }
        var item = item(session);
        if (state(item).equals("LISTED")) {
            assembly.put("/v1/agenda-items/" + id(item) + "/discussion", at("discussionAt"));
        }
    }

    private static boolean isNamed(Sample.Member member, JsonNode named) {
        return member.firstName().equals(text(named, "firstName"))
                && member.lastName().equals(text(named, "lastName"));
    }

    private static String id(Map<Sample.Member, String> members, JsonNode named) {
        return members.entrySet().stream()
                .filter(member -> isNamed(member.getKey(), named))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** @return the id of the deliberation */
    private String vote(String session) {
        var ballot = "/v1/ballots/"
                + id(create(assembly, "/v1/agenda-items/" + id(item(session)) + "/ballots", "ballot", at("ballotAt")));
        if (state(assembly.get(ballot).body()).equals("OPEN")) {
            assembly.put(
                    ballot + "/closing", Map.of("at", sample.session().get("ballotClosingAt"), "unanimity", "FOR"));
        }
        if (state(session(session)).equals("OPEN")) {
            assembly.put("/v1/sessions/" + session + "/closing", at("closingAt"));
        }
        return id(assembly.get(ballot).body().get("deliberation"));
    }

    /** Records the transmission and the publication: with both, the deliberation is enforceable. */
    private void publish(String deliberation) {
        for (var fact : List.of("transmission", "publication")) {
            assembly.put(
                    "/v1/deliberations/" + deliberation + "/" + fact,
                    sample.session().get(fact));
        }
    }

    private Map<String, JsonNode> at(String field) {
        return Map.of("at", sample.session().get(field));
    }

    private JsonNode session(String session) {
        return assembly.get("/v1/sessions/" + session).body();
    }

    private JsonNode item(String session) {
        return session(session).get("agenda").get(0);
    }

    // Delivery to programme-service

    /** The decision is sent from one service to the other asynchronously. */
    private void await(String what, BooleanSupplier received) {
        var since = Instant.now();
        while (!received.getAsBoolean()) {
            if (Duration.between(since, Instant.now()).compareTo(DELIVERY_TIMEOUT) > 0) {
                throw new StartupException(
                        what + " has not reached programme-service after " + DELIVERY_TIMEOUT.toSeconds() + " s.");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new StartupException("Interrupted.", interruption);
            }
        }
        out.printf(
                Locale.ROOT,
                "%n%s is sent to programme-service asynchronously: received after %.1f s.%n",
                what,
                Quickstart.seconds(since));
    }

    // The report

    private void printTranche(String tranche) {
        var batch = agent.get("/v1/tranches/" + tranche).body();
        var programme =
                agent.get("/v1/programmes/" + batch.get("programmeId").asText()).body();
        var contract = agent.get("/v1/contracts/" + programme.get("contractId").asText())
                .body();
        var call = programme.get("callForProjects");
        var totals = agent.get("/v1/tranches/" + tranche + "/totals").body();

        printTitle("The agents prepare the money");
        print("A « contrat de ville » is a French programme for poor districts. Saint-Étienne Métropole, a federation");
        print(
                "of towns, leads this one, « %s »: %d priorities (« pillars »).",
                text(contract, "name"), contract.get("pillars").size());
        print(
                "For %d it called for projects on %s: %s came in, %s of them ask the Métropole for money.",
                programme.get("year").asInt(),
                day(call, "opensOn"),
                text(call, "projectsReceived"),
                text(call, "projectsRequestingFunding"));
        print(
                "Its agents put the first batch (« tranche ») to the vote, %s actions of %d organisations:",
                text(totals, "actions"), totals.get("byCarrier").size());
        for (var pillar : totals.get("byPillar")) {
            print(
                    "    pillar %s  %3s actions  %13s €   %s",
                    text(pillar, "pillar"),
                    text(pillar, "actions"),
                    euros(pillar, "contribution"),
                    pillarName(contract, pillar.get("pillar").asInt()));
        }
        print(
                "    total     %3s actions  %13s €   = %s",
                text(totals, "actions"),
                euros(totals, "contribution"),
                stream(totals.get("bySection"))
                        .map(section -> euros(section, "contribution") + " "
                                + (text(section, "section").equals("FONCTIONNEMENT") ? "operating" : "investment"))
                        .collect(Collectors.joining(" + ")));
        printReconciliation(tranche);
        print(
                "Submitted: version %s is frozen, with the SHA-256 digest %s….",
                text(batch, "version"), text(batch, "digest").substring(0, 16));
    }

    /** Prints the totals of the document that do not match. */
    private void printReconciliation(String tranche) {
        var reconciliation =
                agent.get("/v1/tranches/" + tranche + "/reconciliation").body();
        var lines = stream(reconciliation.get("lines")).toList();
        var wrong = lines.stream()
                .filter(line -> new BigDecimal(text(line, "difference")).signum() != 0)
                .toList();
        print(
                "Of the %d totals that the document of 2019 prints, %d match the actions.",
                lines.size(), lines.size() - wrong.size());
        for (var line : wrong) {
            print(
                    "    « %s » prints %s € for pillar %s; its actions make %s €. Difference: %s €.",
                    text(line, "source"),
                    euros(line, "printed"),
                    text(line, "pillar"),
                    euros(line, "computed"),
                    euros(line, "difference"));
            for (var action : line.get("explainedBy")) {
                print(
                        "    That is exactly « %s » of %s, which was left out of the sum.",
                        text(action, "title"), text(action, "carrier"));
            }
        }
    }

    private void printSession(String id) {
        var session = session(id);
        var bureau =
                assembly.get("/v1/assemblies/" + text(session, "assemblyId")).body();
        var counts = session.get("counts");
        var convocation = session.get("convocation");
        printTitle("The assembly meets");
        print(
                "« %s », %s members in exercise, decides. It was convened on %s for",
                text(bureau, "name"), text(counts, "inExercise"), day(convocation, "sentOn"));
        print(
                "%s: %s clear days in between, where %s are needed.",
                day(session, "date"),
                text(convocation, "clearDays"),
                text(bureau.get("policy"), "convocationClearDays"));
        print(
                "%s are present, %s are excused. %s presides, %s is the secretary.",
                text(counts, "present"),
                text(counts, "excused"),
                memberName(text(session, "presidentId")),
                memberName(text(session, "secretaryId")));
        var ledger = assembly.list("/v1/sessions/" + id + "/quorum-ledger");
        for (var line : ledger) {
            print(
                    "    quorum, %-10s  %s present, %s required of %s in exercise: %s",
                    text(line, "occasion").toLowerCase(Locale.ROOT),
                    text(line, "present"),
                    text(line, "required"),
                    text(line, "inExercise"),
                    line.get("met").asBoolean() ? "met" : "not met");
        }
        print("    (rule %s, %s)", text(ledger.get(0), "rule"), text(ledger.get(0), "law"));
    }

    private void printVote(String id) {
        var deliberation = assembly.get("/v1/deliberations/" + id).body();
        var result = deliberation.get("result");
        printTitle("The vote");
        print("« %s »", text(deliberation, "title"));
        print(
                "%s for, %s against, %s abstentions: %s, %s.",
                text(result, "for"),
                text(result, "against"),
                text(result, "abstentions"),
                text(deliberation, "outcome").toLowerCase(Locale.ROOT),
                result.get("unanimous").asBoolean() ? "unanimously" : "by a majority");
        print(
                "The act reads « adopté %s ». It enters the register as deliberation %s.",
                text(result, "wording"), text(deliberation, "number"));
    }

    private void printConsequences(String tranche) {
        var batch = agent.get("/v1/tranches/" + tranche).body();
        var decision = agent.get("/v1/tranches/" + tranche + "/decision").body();
        var enforceability =
                agent.get("/v1/tranches/" + tranche + "/enforceability").body();
        var voted = agent.list("/v1/tranches/" + tranche + "/actions").stream()
                .filter(action -> state(action).equals("ENFORCEABLE") && action.hasNonNull("contribution"))
                .count();
        printTitle("The consequences");
        print(
                "In programme-service, the tranche is %s by deliberation %s: its %d actions are voted.",
                state(batch).toLowerCase(Locale.ROOT), text(decision, "number"), voted);
        print(
                "Sent to the prefecture as %s and posted, the act is enforceable from %s.",
                text(enforceability, "actIdentifier"), day(enforceability, "enforceableOn"));
        var conventions = agent.list("/v1/tranches/" + tranche + "/conventions");
        print("%d grants now require an agreement (« convention ») before they are paid:", conventions.size());
        conventions.stream()
                .collect(Collectors.groupingBy(
                        convention -> convention.get("reasons").get(0).asText(), TreeMap::new, Collectors.toList()))
                .forEach((reason, those) -> print("    %2d  %s", those.size(), why(reason, those)));
        var state = api.programme(Client.CGET).list("/v1/cofinancing-requests");
        print(
                "The State, as a funder, reads what the Métropole requests for its own actions, %d requests:",
                state.size());
        var asking = state.get(0).get("collectivity");
        print(
                "    asked by %s, SIREN %s, department %s, in its programme of %s",
                text(asking, "name"),
                text(asking, "siren"),
                text(asking, "department"),
                text(state.get(0), "programmeYear"));
        for (var request : state) {
            print(
                    "    %s €  of %s €  « %s »  %s",
                    euros(request, "requestedAmount"),
                    euros(request.get("action"), "cost"),
                    text(request.get("action"), "title"),
                    state(request).toLowerCase(Locale.ROOT));
            for (var warning : request.get("warnings")) {
                print(
                        "        with a warning: it starts on %s, before the act is enforceable",
                        day(warning, "startsOn"));
            }
        }
        var funder = text(sample.programme().get("funder"), "code");
        var changes = api.programme(Client.CGET)
                .get("/v1/funders/" + funder + "/cofinancing-changes")
                .body()
                .get("items");
        print("Its system pulls the changes of these requests from a feed, %d changes so far.", changes.size());
    }

    private static String why(String reason, List<JsonNode> conventions) {
        return switch (reason) {
            case "INVESTMENT" -> "pay for an investment";
            case "OPERATING_ABOVE_THRESHOLD" ->
                "pay for running costs, above the threshold of the law: "
                        + conventions.stream()
                                .map(convention ->
                                        text(convention, "carrier") + ", " + euros(convention, "contribution") + " €")
                                .collect(Collectors.joining("; "));
            default -> reason;
        };
    }

    private static String pillarName(JsonNode contract, int number) {
        return stream(contract.get("pillars"))
                .filter(pillar -> pillar.get("number").asInt() == number)
                .map(pillar -> text(pillar, "name"))
                .findFirst()
                .orElseThrow();
    }

    private String memberName(String id) {
        var member = assembly.get("/v1/members/" + id).body();
        return text(member, "firstName") + " " + text(member, "lastName");
    }

    private void printTitle(String title) {
        out.println("\n" + title);
    }

    private void print(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values));
    }

    private static JsonNode create(Api.Caller caller, String path, String key, Object body) {
        return caller.post(path, "sample-2019 " + key, body).body();
    }

    private static JsonNode with(JsonNode body, String field, String value) {
        return body.<ObjectNode>deepCopy().put(field, value);
    }

    private static String id(JsonNode node) {
        return text(node, "id");
    }

    private static String state(JsonNode node) {
        return text(node, "state");
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }

    private static String day(JsonNode node, String field) {
        return LocalDate.parse(text(node, field)).format(DAY);
    }

    /** {@code "497500.00"} with a space before each three digits. */
    private static String euros(JsonNode node, String field) {
        return text(node, field).replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", " ");
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
