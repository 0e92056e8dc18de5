package fr.contratdeville.quickstart.puller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A funder's system: it pulls the changes, confirms the receipt of requests, and decides by a rule. It can be killed
 * and started again at any time. Nothing is lost or done twice, because
 *
 * <ol>
 * <li>the cursor is stored only after the whole page is processed,
 * <li>calls are stored before they are sent, and repeated unchanged,
 * <li>the service recognises repeated calls.
 * </ol>
 */
public final class Puller {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> ASKING = List.of("REQUEST_SUBMITTED", "REQUEST_CORRECTED");
    private static final int WAIT_SECONDS = 20;
    private static final Pattern EUROS = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

    private static final String HELP = """
            Pulls the co-financing requests of a funder, confirms their receipt, and grants them up to a ceiling.
            The client's secret comes from the environment: PULLER_SECRET.

              --programme <url>   URL of programme-service
              --token-url <url>   URL of the token endpoint
              --client <id>       client id of the funder
              --funder <code>     code of the funder, as in its token
              --state <file>      file with its state (default: puller.json)
              --ceiling <euros>   the maximum grant for a request (default: 1500.00)
              --once              ends when there are no more changes
            """;

    private final FunderApi api;
    private final StateFile stateFile;
    private final String funder;
    private final BigDecimal ceiling;
    private final boolean once;
    private final PrintStream out;

    private Puller(
            FunderApi api, StateFile stateFile, String funder, BigDecimal ceiling, boolean once, PrintStream out) {
        this.api = api;
        this.stateFile = stateFile;
        this.funder = funder;
        this.ceiling = ceiling;
        this.once = once;
        this.out = out;
    }

    /** Runs until it is interrupted, or once with {@code --once}. Exits with 2 for invalid arguments. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var options = new HashMap<>(Map.of("--state", "puller.json", "--ceiling", "1500.00", "--client", "cget"));
        var once = false;
        for (var at = 0; at < arguments.length; at++) {
            if (arguments[at].equals("--once")) {
                once = true;
            } else if (at + 1 < arguments.length && HELP.contains("  " + arguments[at] + " <")) {
                options.put(arguments[at], arguments[++at]);
            } else {
                exit(HELP);
            }
        }
        for (var required : List.of("--programme", "--token-url", "--funder")) {
            if (!options.containsKey(required)) {
                exit(required + " is missing.\n\n" + HELP);
            }
        }
        var secret = System.getenv("PULLER_SECRET");
        if (secret == null) {
            exit("PULLER_SECRET is not set.\n\n" + HELP);
        }
        var ceiling = options.get("--ceiling");
        if (!EUROS.matcher(ceiling).matches() || new BigDecimal(ceiling).signum() == 0) {
            exit("--ceiling is an amount of euros above zero, such as 1500.00, and not " + ceiling + ".\n\n" + HELP);
        }
        try (var stateFile = new StateFile(Path.of(options.get("--state")));
                var out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
            var api = new FunderApi(
                    URI.create(options.get("--programme")),
                    URI.create(options.get("--token-url")),
                    options.get("--client"),
                    secret,
                    out);
            new Puller(api, stateFile, options.get("--funder"), new BigDecimal(ceiling).setScale(2), once, out).run();
        }
    }

    private static void exit(String why) {
        System.err.println(why);
        System.exit(2);
    }

    private void run() throws IOException, InterruptedException {
        var begun = stateFile.state();
        out.printf(
                "Funder %s, %s; %d changes processed, %d decisions, %s € granted so far.%n",
                funder,
                begun.cursor() == null ? "from the beginning" : "from the stored cursor",
                begun.events(),
                begun.decided(),
                begun.granted());
        while (true) {
            var cursor = stateFile.state().cursor();
            var answer = api.get("/v1/funders/" + funder + "/cofinancing-changes?limit=100&wait="
                    + (once ? 0 : WAIT_SECONDS) + (cursor == null ? "" : "&after=" + cursor));
            if (answer.status() == 410) {
                out.println("The cursor is gone: reading the list again.");
                restart(answer.body().get("restart").asText());
                continue;
            }
            if (!answer.done()) {
                throw new IOException("The feed is refused: " + answer.status() + " " + answer.body());
            }
            var items = answer.body().get("items");
            for (var item : items) {
                process(item);
            }
            var next = answer.body().get("next").asText();
            if (!next.equals(cursor)) {
                stateFile.write(stateFile.state().at(next));
            }
            if (once && items.isEmpty()) {
                out.println("No more changes.");
                return;
            }
        }
    }

    /** Processes one change, unless it was processed before the puller was killed. */
    private void process(JsonNode item) throws IOException, InterruptedException {
        var eventId = item.get("eventId").asText();
        if (stateFile.state().done().contains(eventId)) {
            return;
        }
        var request = item.get("request");
        out.printf(
                "%-20s v%d  %s€ of %s€  « %s », %s (%s)%n",
                item.get("type").asText(),
                item.get("version").asInt(),
                padded(request.get("requestedAmount")),
                padded(request.at("/action/cost")),
                request.at("/action/title").asText(),
                request.at("/collectivity/name").asText(),
                request.at("/collectivity/siren").asText());
        var granted = ASKING.contains(item.get("type").asText()) ? answer(request) : Optional.<BigDecimal>empty();
        var before = stateFile.state().withProcessed(eventId);
        // In one write, so that a kill in between does not count it twice.
        stateFile.write(granted.map(before::decided).orElse(before));
        granted.ifPresent(amount -> out.printf(
                "    received, granted %s €; %s € granted so far%n",
                amount, stateFile.state().granted()));
    }

    private static String padded(JsonNode amount) {
        return "%11s ".formatted(amount.asText());
    }

    /** Reads the whole list and continues with its cursor. */
    private void restart(String list) throws IOException, InterruptedException {
        var path = list;
        while (true) {
            var page = api.get(path);
            if (!page.done()) {
                throw new IOException("The list is refused: " + page.status() + " " + page.body());
            }
            for (var request : page.body().get("items")) {
                var open = List.of("SUBMITTED", "RECEIVED")
                        .contains(request.get("state").asText());
                if (open
                        || stateFile
                                .state()
                                .intends(
                                        request.get("id").asText(),
                                        request.get("version").asInt())) {
                    var granted = answer(request);
                    if (granted.isPresent()) {
                        stateFile.write(stateFile.state().decided(granted.get()));
                    }
                }
            }
            if (page.body().get("next").isNull()) {
                stateFile.write(stateFile.state().at(page.body().get("changes").asText()));
                return;
            }
            path = list + "&cursor=" + page.body().get("next").asText();
        }
    }

    /**
     * Confirms the receipt of a request and decides on it.
     *
     * @return the amount granted; empty if the request has changed in the meantime (a later change in the feed
     *     follows)
     */
    private Optional<BigDecimal> answer(JsonNode request) throws IOException, InterruptedException {
        var path = "/v1/cofinancing-requests/" + request.get("id").asText();
        var intent = intent(request);
        var answer = api.put(path + "/receipt", null, intent.get("receipt"));
        if (answer.done()) {
            answer = api.put(path + "/decision", answer.etag(), intent.get("decision"));
        }
        while (answer.status() == 412) {
            answer = api.put(path + "/decision", api.get(path).etag(), intent.get("decision"));
        }
        if (answer.status() == 409) {
            out.printf("    changed in the meantime (%s)%n", answer.problem());
            return Optional.empty();
        }
        if (!answer.done()) {
            // Delete the intent: otherwise it would be repeated and refused at each start.
            stateFile.write(stateFile.state().withIntent(null));
            throw new IOException(
                    "The answer to request " + request.get("id").asText() + " was refused permanently. The next start"
                            + " decides again: " + answer.status() + " " + answer.body());
        }
        return Optional.of(new BigDecimal(answer.body().get("grantedAmount").asText()));
    }

    /** The calls for this version of a request: created once, stored, then repeated unchanged. */
    private JsonNode intent(JsonNode request) throws IOException {
        var id = request.get("id").asText();
        var version = request.get("version").asInt();
        if (stateFile.state().intends(id, version)) {
            return stateFile.state().intent();
        }
        var intent = FunderApi.JSON.createObjectNode().put("request", id).put("version", version);
        intent.putObject("receipt")
                .put("version", version)
                .put("funderReference", funder + "-" + id + "-" + version)
                .put("receivedAt", Instant.now().toString());
        decide(
                intent.putObject("decision"),
                version,
                new BigDecimal(request.get("requestedAmount").asText()));
        stateFile.write(stateFile.state().withIntent(intent));
        return intent;
    }

    /** The rule of this funder: grants the amount requested, up to a ceiling. */
    private void decide(ObjectNode decision, int version, BigDecimal requested) {
        var whole = requested.compareTo(ceiling) <= 0;
        decision.put("version", version)
                .put("outcome", whole ? "GRANTED" : "PARTIALLY_GRANTED")
                .put("grantedAmount", (whole ? requested : ceiling).toPlainString())
                .put("decidedOn", LocalDate.now(PARIS).toString())
                .put("reason", whole ? null : "Plafond de " + ceiling.toPlainString() + " € par action");
    }
}
