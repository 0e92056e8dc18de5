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
 * A funder's system: it pulls what happens, confirms what it receives, and decides by a rule. It can be killed at any moment:
 * started again, it goes on where it was, and nothing is lost or done twice, for
 *
 * <ol>
 *   <li>the cursor is stored only after the whole page is processed,
 *   <li>what it is about to tell is stored before it is told, and repeated word for word,
 *   <li>the service recognises what it is told again.
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

              --programme <url>   where programme-service is
              --token-url <url>   where the authorization server gives tokens
              --client <id>       the client that the funder has there
              --funder <code>     the funder, as its token names it
              --state <file>      where it keeps what it has done (default: puller.json)
              --ceiling <euros>   what it grants at the most for a request (default: 1500.00)
              --once              ends when there is nothing more
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

    /** Runs until it is interrupted, or once with {@code --once}; exits with 2 when it is called wrongly. */
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
                begun.cursor() == null ? "from the beginning" : "from where it was",
                begun.events(),
                begun.decided(),
                begun.granted());
        while (true) {
            var cursor = stateFile.state().cursor();
            var answer = api.get("/v1/funders/" + funder + "/cofinancing-changes?limit=100&wait="
                    + (once ? 0 : WAIT_SECONDS) + (cursor == null ? "" : "&after=" + cursor));
            if (answer.status() == 410) {
                out.println("The cursor is gone: starting anew from the list.");
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
                out.println("Nothing more.");
                return;
            }
        }
    }

    /** One change, unless it was processed before the puller was killed. */
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
        // In one step, or a kill in between would count it twice.
        stateFile.write(granted.map(before::decided).orElse(before));
        granted.ifPresent(amount -> out.printf(
                "    received, granted %s €; %s € granted so far%n",
                amount, stateFile.state().granted()));
    }

    private static String padded(JsonNode amount) {
        return "%11s ".formatted(amount.asText());
    }

    /** Reads the whole list, and goes on from the cursor that it carries. */
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
     * @return what was granted; nothing where the request was withdrawn, say, or corrected since: what became of it comes
     *     later in the feed
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
            out.printf("    moved on meanwhile (%s)%n", answer.problem());
            return Optional.empty();
        }
        if (!answer.done()) {
            // Kept, it would be repeated word for word at each start, and refused each time.
            stateFile.write(stateFile.state().withIntent(null));
            throw new IOException(
                    "What was told of request " + request.get("id").asText() + " is refused for good, and is"
                            + " decided anew at the next start: " + answer.status() + " " + answer.body());
        }
        return Optional.of(new BigDecimal(answer.body().get("grantedAmount").asText()));
    }

    /** What is told of this version of a request: made up once, stored, then told as often as it takes. */
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

    /** The rule of this funder: all that is asked, up to a ceiling. */
    private void decide(ObjectNode decision, int version, BigDecimal requested) {
        var whole = requested.compareTo(ceiling) <= 0;
        decision.put("version", version)
                .put("outcome", whole ? "GRANTED" : "PARTIALLY_GRANTED")
                .put("grantedAmount", (whole ? requested : ceiling).toPlainString())
                .put("decidedOn", LocalDate.now(PARIS).toString())
                .put("reason", whole ? null : "Plafond de " + ceiling.toPlainString() + " € par action");
    }
}
