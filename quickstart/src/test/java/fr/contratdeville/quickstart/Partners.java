package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Those who use the suite at the same time: agents submit tranches, secretaries have them adopted in a session each, and the
 * systems of a funder pull its requests. Whatever is acknowledged is kept, to be compared with what the services store.
 */
final class Partners {
    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 4, 1);
    private static final String TERRITORY = "metropole";
    /** A programme has at most 99. */
    private static final int TRANCHES = 99;

    private static final String FEED = "/v1/funders/ANCT/cofinancing-changes";

    /** An item that is discussed in its session. */
    record Discussed(String session, String item, LocalDate date) {
        String time(String time) {
            return at(date, time);
        }
    }

    /** An adopted tranche. */
    record Adopted(String tranche, String request, String number) {}

    /** A submitted tranche and its request. */
    record Submitted(String tranche, String request) {}

    private final PersistentClient client;
    private final List<String> programmeService;
    private final List<String> deliberationService;
    private final String agent;
    private final String assembly;
    private final String funder;

    private final JsonNode sample;
    private final String carrier;
    private final String bureau;
    private final List<JsonNode> members;

    private final AtomicInteger day = new AtomicInteger();
    private final BlockingQueue<Submitted> submitted = new LinkedBlockingQueue<>(20);
    private final Queue<Adopted> adopted = new ConcurrentLinkedQueue<>();

    /** @param api reaches services in which the sample is loaded */
    Partners(Replicas replicas, Api api, PersistentClient client) {
        this.client = client;
        programmeService =
                replicas.programme().stream().map(Replicas.Replica::address).toList();
        deliberationService =
                replicas.deliberation().stream().map(Replicas.Replica::address).toList();
        agent = api.token(Client.AGENT);
        assembly = api.token(Client.ASSEMBLY);
        funder = api.token(Client.ANCT);
        var agents = api.programme(Client.AGENT);
        var secretariat = api.deliberation(Client.ASSEMBLY);
        carrier = agents.list("/v1/carriers").stream()
                .filter(one -> one.get("own").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        sample = new Sample().programme();
        bureau = secretariat.list("/v1/assemblies").get(0).get("id").asText();
        members = secretariat.list("/v1/members");
        agents.post(
                "/v1/funders",
                UUID.randomUUID().toString(),
                Map.of("code", "ANCT", "name", "Agence nationale de la cohésion"));
    }

    /** The tranches whose adoption was acknowledged. */
    List<Adopted> adopted() {
        return List.copyOf(adopted);
    }

    /** An agent: one tranche with one action and one request after the other. */
    void submitTranches(BooleanSupplier going) throws InterruptedException {
        var at = 0;
        var programme = "";
        while (going.getAsBoolean()) {
            if (at++ % TRANCHES == 0) {
                at = 1;
                programme = programme();
            }
            submitted.offer(submit(programme, at), 1, TimeUnit.SECONDS);
        }
    }

    /** @param number of the tranche in the programme */
    Submitted submit(String programme, int number) {
        var tranche = create(
                programmeService,
                "/v1/programmes/" + programme + "/tranches",
                agent,
                Map.of("number", number, "title", "Lot " + number));
        var action = create(
                programmeService,
                "/v1/tranches/" + tranche + "/actions",
                agent,
                Map.of(
                        "title",
                        "Action " + number,
                        "carrierId",
                        carrier,
                        "territories",
                        List.of(TERRITORY),
                        "cost",
                        "3000.00"));
        var request = create(
                programmeService,
                "/v1/actions/" + action + "/cofinancing-requests",
                agent,
                Map.of(
                        "funder", "ANCT",
                        "requestedAmount", "1000.00",
                        "financingPlan",
                                List.of(
                                        Map.of("source", "ANCT", "amount", "1000.00"),
                                        Map.of("source", "Saint-Étienne Métropole", "amount", "2000.00"))));
        client.change(
                programmeService,
                "/v1/tranches/" + tranche + "/submission",
                agent,
                Map.of(),
                "/v1/tranches/" + tranche,
                is("SUBMITTED"));
        return new Submitted(tranche, request);
    }

    /** A new programme in a new contract. */
    String programme() {
        ObjectNode body = sample.get("contract").deepCopy();
        body.put("name", "Contrat " + UUID.randomUUID());
        body.putArray("territories").addObject().put("code", TERRITORY).put("name", TERRITORY);
        var created = create(programmeService, "/v1/contracts", agent, body);
        ObjectNode year = sample.get("programme").deepCopy();
        return create(programmeService, "/v1/programmes", agent, year.put("contractId", created));
    }

    /** A secretary: one session of the Bureau for each submitted tranche, which is adopted unanimously. */
    void adoptTranches(BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean()) {
            var next = submitted.poll(1, TimeUnit.SECONDS);
            if (next != null) {
                adopted.add(adopt(next));
            }
        }
    }

    private Adopted adopt(Submitted next) {
        var discussed = discuss(next.tranche());
        var ballot = openBallot(discussed);
        var closed = closeBallot(discussed, ballot);
        var session = "/v1/sessions/" + discussed.session();
        change(session + "/closing", Map.of("at", discussed.time("16:30")), session, "CLOSED");
        return new Adopted(
                next.tranche(),
                next.request(),
                closed.at("/deliberation/number").asText());
    }

    /** An open session of 40 members in which an item on this tranche is discussed. */
    Discussed discuss(String tranche) {
        var date = FIRST_DAY.plusDays(day.getAndIncrement());
        var session = create(
                deliberationService, "/v1/sessions", assembly, Map.of("assemblyId", bureau, "date", date.toString()));
        var path = "/v1/sessions/" + session;
        var item = create(
                deliberationService,
                path + "/agenda-items",
                assembly,
                Map.of("title", "Une tranche", "kind", "DELIBERATION", "trancheId", tranche));
        change(
                path + "/convocation",
                Map.of("sentOn", date.minusDays(14).toString(), "urgent", false),
                path,
                "CONVENED");
        client.create(
                deliberationService,
                path + "/attendance",
                assembly,
                Map.of(
                        "events",
                        members.stream()
                                .limit(40)
                                .map(member -> Map.of(
                                        "memberId", member.get("id"), "kind", "ARRIVAL", "at", at(date, "15:45")))
                                .toList()));
        change(
                path + "/opening",
                Map.of(
                        "at", at(date, "16:00"),
                        "presidentId", members.get(0).get("id"),
                        "secretaryId", members.get(1).get("id")),
                path,
                "OPEN");
        var itemPath = "/v1/agenda-items/" + item;
        change(itemPath + "/discussion", Map.of("at", at(date, "16:05")), itemPath, "IN_DISCUSSION");
        return new Discussed(session, item, date);
    }

    String openBallot(Discussed discussed) {
        return create(
                deliberationService,
                "/v1/agenda-items/" + discussed.item() + "/ballots",
                assembly,
                Map.of("at", discussed.time("16:20")));
    }

    JsonNode closeBallot(Discussed discussed, String ballot) {
        return change(
                "/v1/ballots/" + ballot + "/closing",
                Map.of("at", discussed.time("16:21"), "unanimity", "FOR"),
                "/v1/ballots/" + ballot,
                "CLOSED");
    }

    private JsonNode change(String path, Map<String, ?> body, String at, String state) {
        return client.change(deliberationService, path, assembly, body, at, is(state));
    }

    private static Predicate<JsonNode> is(String state) {
        return body -> body.path("state").asText().equals(state);
    }

    private static String at(LocalDate date, String time) {
        return date + "T" + time + ":00Z";
    }

    private String create(List<String> replicas, String path, String token, Object body) {
        return client.create(replicas, path, token, body).get("id").asText();
    }

    /** A system of the funder that follows its feed until the end. @return the ids of its events, in their order */
    List<String> pull(BooleanSupplier going) {
        var events = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var last = !going.getAsBoolean();
            var page = client.get(programmeService, FEED + "?limit=100&wait=" + (last ? 0 : 5) + cursor, funder);
            page.get("items").forEach(item -> events.add(item.get("eventId").asText()));
            cursor = "&after=" + page.get("next").asText();
            if (last && !page.get("hasMore").asBoolean()) {
                return events;
            }
        }
    }

    /** Anyone, who reads lists. */
    void read(BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean()) {
            client.get(programmeService, "/v1/tranches?limit=20", agent);
            client.get(deliberationService, "/v1/deliberations?limit=20", assembly);
            Thread.sleep(100);
        }
    }
}
