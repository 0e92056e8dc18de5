package fr.contratdeville.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.quickstart.ServiceUnderTest.Member;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The same input to a comparable operation of each service: both give the expected answer, and the same one. Amounts of euros
 * are in programme-service alone; their forms are in JsonRulesTest.
 */
@ExtendWith(LoadedSuite.Once.class)
@TestInstance(Lifecycle.PER_CLASS)
class InputsIT {
    private static final String LONG = "x".repeat(101);

    /** What differs between two answers to the same request. */
    private static final List<String> CHANGING = List.of("content-length", "date", "ratelimit");

    /** What names a resource of one service. */
    private static final List<String> OWN = List.of("etag", "link", "location");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<ServiceUnderTest> services;

    InputsIT(LoadedSuite loaded) {
        services = List.of(ServiceUnderTest.programme(loaded), ServiceUnderTest.deliberation(loaded));
    }

    /**
     * Requests to each service, and the answer to the last of them.
     *
     * @param type the last segment of the problem's type, if it is one
     * @param pointer of the only error; {@code @} stands for the pointer of the call
     */
    private record Input(
            String name,
            List<Function<ServiceUnderTest, Call>> calls,
            int status,
            @Nullable String type,
            @Nullable String pointer,
            Map<String, String> headers) {
        @Override
        public String toString() {
            return name + ": " + status + (type == null ? "" : " " + type);
        }

        /** The answer has a header that matches this. */
        Input with(String header, String pattern) {
            var more = new TreeMap<>(headers);
            more.put(header, pattern);
            return new Input(name, calls, status, type, pointer, more);
        }

        /** The request that comes before. */
        Input after(Function<ServiceUnderTest, Call> call) {
            var all = new ArrayList<Function<ServiceUnderTest, Call>>();
            all.add(call);
            all.addAll(calls);
            return new Input(name, all, status, type, pointer, headers);
        }
    }

    private static Input done(String name, Function<ServiceUnderTest, Call> call, int status) {
        return new Input(name, List.of(call), status, null, null, Map.of());
    }

    private static Input refused(String name, Function<ServiceUnderTest, Call> call, int status, String type) {
        return new Input(name, List.of(call), status, type, null, Map.of());
    }

    private static Input invalid(String name, Function<ServiceUnderTest, Call> call, String pointer) {
        return new Input(name, List.of(call), 400, "invalid-request", pointer, Map.of());
    }

    /** A member of a body that has this value, in JSON, and is refused. */
    private static Input wrong(Member member, String json) {
        return invalid(member + " = " + json, service -> service.body(member, json), "@");
    }

    private static Input malformed(String name, String json) {
        return malformed(name, json.getBytes(UTF_8));
    }

    private static Input malformed(String name, byte[] body) {
        return refused(name, service -> service.create().json("").bytes(body), 400, "malformed-request");
    }

    private static Input instantOfQuery(String value, int status) {
        Function<ServiceUnderTest, Call> call = service -> service.instant(value);
        return status == 200 ? done("?instant=" + value, call, 200) : invalid("?instant=" + value, call, "@");
    }

    private static Input list(String query, int status) {
        Function<ServiceUnderTest, Call> call = service -> service.list().plus(query);
        return status == 200
                ? done(query, call, 200)
                : invalid(query, call, query.replaceFirst("[?]", "").replaceFirst("=.*", ""));
    }

    private static Input read(String header, String value, int status) {
        Function<ServiceUnderTest, Call> call = service -> service.read().header(header, value);
        return done(header + ": " + value, call, status);
    }

    static final List<Input> INSTANTS = List.of(
            instantOfQuery("2019-03-07T18:00:00%2B01:00", 200),
            instantOfQuery("2019-03-07T18:00:00+01:00", 200),
            instantOfQuery("2019-03-07T17:00:00Z", 200),
            instantOfQuery("2019-03-07T17:00:00.123456789Z", 200),
            instantOfQuery("2019-03-07T18:00%2B01:00", 400),
            instantOfQuery("2019-03-07T17:00:00z", 400),
            instantOfQuery("2019-03-07t17:00:00Z", 400),
            instantOfQuery("2019-03-07T17:00:00", 400),
            instantOfQuery("2019-03-07T17:00:00.1234567890Z", 400),
            instantOfQuery("2019-03-07T24:00:00Z", 400),
            instantOfQuery("2019-03-07T18:00:00%2B19:00", 400),
            instantOfQuery("%2B294277-01-01T00:00:00Z", 400),
            instantOfQuery("1551978000", 400),
            instantOfQuery("now", 400),
            instantOfQuery("", 400),
            wrong(Member.INSTANT, "\"2019-03-07T18:00+01:00\""),
            wrong(Member.INSTANT, "\"2019-03-07T17:00:00z\""),
            wrong(Member.INSTANT, "\"2019-03-07T17:00:00\""),
            wrong(Member.INSTANT, "\"2019-02-30T17:00:00Z\""),
            wrong(Member.INSTANT, "\"+294277-01-01T00:00:00Z\""),
            wrong(Member.INSTANT, "1551978000"),
            wrong(Member.INSTANT, "\"\""),
            wrong(Member.INSTANT, "null"));

    static final List<Input> MEMBERS = List.of(
            wrong(Member.DAY, "\"2019-3-7\""),
            wrong(Member.DAY, "\"2019-02-29\""),
            wrong(Member.DAY, "\"07/03/2019\""),
            wrong(Member.DAY, "\"2019-03-07T00:00:00Z\""),
            wrong(Member.DAY, "\"1899-12-31\""),
            wrong(Member.DAY, "\"+12019-03-07\""),
            wrong(Member.DAY, "17962"),
            wrong(Member.DAY, "[2019, 3, 7]"),
            wrong(Member.DAY, "\"\""),
            wrong(Member.TEXT, "12"),
            wrong(Member.TEXT, "true"),
            wrong(Member.TEXT, "null"),
            wrong(Member.TEXT, "\"  \""),
            wrong(Member.TEXT, "\"\u00a0\u200b\""),
            wrong(Member.TEXT, "\"a\\u0000b\""),
            wrong(Member.TEXT, "\"a\\u001bb\""),
            wrong(Member.TEXT, "\"a\\r\\nb\""),
            wrong(Member.TEXT, "\"a\\u2028b\""),
            wrong(Member.TEXT, "\"a\\u202eb\""),
            wrong(Member.TEXT, "\"a\\ud800b\""),
            wrong(Member.TEXT, "\"" + "x".repeat(201) + "\""),
            wrong(Member.INTEGER, "\"3\""),
            wrong(Member.INTEGER, "\"\""),
            wrong(Member.INTEGER, "1.0"),
            wrong(Member.INTEGER, "1e1"),
            wrong(Member.INTEGER, "true"),
            wrong(Member.INTEGER, "99999999999"),
            wrong(Member.INTEGER, "null"),
            wrong(Member.BOOLEAN, "\"true\""),
            wrong(Member.BOOLEAN, "\"\""),
            wrong(Member.BOOLEAN, "1"),
            wrong(Member.CHOICE, "\"OTHER\""),
            wrong(Member.CHOICE, "\"\""),
            wrong(Member.CHOICE, "0"),
            wrong(Member.ID, "\"first\""),
            wrong(Member.ID, "\"\""),
            wrong(Member.ID, "\"AAAAAAAAAAAAAAAAAAAAAA==\""),
            wrong(Member.ID, "7"),
            wrong(Member.LIST, "\"x\""),
            wrong(Member.LIST, "{}"),
            refused(
                    "an id of nothing",
                    service -> service.body(Member.ID, "\"01a20a3c-0000-7000-8000-000000000000\""),
                    422,
                    "unknown-reference"));

    static final List<Input> BODIES = List.of(
            malformed("cut short", "{\"name\": "),
            malformed("no JSON", "name"),
            malformed("a comma too many", "{\"name\": \"x\",}"),
            malformed("a member twice", "{\"name\": \"x\", \"name\": \"y\"}"),
            malformed("another object after the end", "{\"name\": \"x\"} {}"),
            malformed("another text after the end", "{\"name\": \"x\"} x"),
            refused(
                    "a number of two thousand digits",
                    service -> service.body(Member.INTEGER, "9".repeat(2000)),
                    400,
                    "malformed-request"),
            malformed("a member whose name is too long", "{\"" + "x".repeat(60_000) + "\": 1}"),
            malformed("ISO 8859-1", "{\"name\": \"é\"}".getBytes(ISO_8859_1)),
            malformed("a slash in two bytes", "{\"name\": \"À¯\"}".getBytes(ISO_8859_1)),
            malformed("half of a character in three bytes", "{\"name\": \"í\u00a0\u0080\"}".getBytes(ISO_8859_1)),
            malformed("UTF-16", "{\"name\": \"x\"}".getBytes(UTF_16BE)),
            malformed("UTF-16 with a byte order mark", "{\"name\": \"x\"}".getBytes(UTF_16)),
            malformed("UTF-32", "{\"name\": \"x\"}".getBytes(Charset.forName("UTF-32"))),
            malformed("UTF-8 with a byte order mark", "\ufeff{\"name\": \"x\"}".getBytes(UTF_8)),
            invalid("no body", service -> service.create().header("Content-Type", "application/json"), ""),
            invalid("null", service -> service.create().json("null"), ""),
            invalid("an array", service -> service.create().json("[]"), ""),
            invalid("a text", service -> service.create().json("\"x\""), ""),
            invalid("an unknown member", service -> service.create().json("{\"unknown\": 1}"), "/unknown"),
            invalid("an unknown member, escaped", service -> service.create().json("{\"a/b~c\": 1}"), "/a~1b~0c"),
            malformed("half of a character as a name", "{\"\\ud800\": 1}"),
            refused(
                    "more than one mebibyte",
                    service -> service.create().json("{\"name\": \"" + "x".repeat(1 << 20) + "\"}"),
                    413,
                    "body-too-large"),
            refused(
                    "more than two mebibytes in chunks",
                    service -> service.create()
                            .json("{\"name\": \"" + "x".repeat(2 << 20) + "\"}")
                            .inChunks(),
                    413,
                    "body-too-large"),
            refused(
                    "another type of content",
                    service -> service.create().json("{}").header("Content-Type", "text/csv"),
                    415,
                    "unsupported-media-type"),
            refused(
                    "a type of content that is none",
                    service -> service.create().json("{}").header("Content-Type", "json"),
                    400,
                    "malformed-request"));

    static final List<Input> PAGES = List.of(
            list("?limit=1", 200).with("link", "</v1/[a-z]+[?]limit=1&cursor=.*>; rel=\"next\""),
            list("?limit=100", 200),
            list("?limit=0", 400),
            list("?limit=101", 400),
            list("?limit=-1", 400),
            list("?limit=ten", 400),
            list("?limit=1.0", 400),
            list("?limit=", 400),
            list("?cursor=abc", 400),
            list("?cursor=%2F%2F", 400),
            list("?cursor=", 400));

    static final List<Input> CONDITIONS = List.of(
            refused("no If-Match", service -> service.change(7).without("If-Match"), 428, "precondition-required"),
            refused(
                    "an empty If-Match",
                    service -> service.change(7).header("If-Match", ""),
                    428,
                    "precondition-required"),
            refused(
                    "If-Match without quotes",
                    service -> service.change(7).header("If-Match", "0"),
                    412,
                    "stale-version"),
            refused(
                    "a weak If-Match",
                    service -> service.change(7).header("If-Match", "W/\"0\""),
                    412,
                    "stale-version"),
            refused(
                    "an old If-Match",
                    service -> service.change(7).header("If-Match", "\"9999\""),
                    412,
                    "stale-version"),
            refused(
                    "If-Match of a text",
                    service -> service.change(7).header("If-Match", "\"x\""),
                    412,
                    "stale-version"),
            done("If-Match of anything", service -> service.change(7).header("If-Match", "*"), 200)
                    .with("etag", "\"\\d+\""),
            done("If-Match of what is there", service -> service.change(8).header("If-Match", service.tag()), 200)
                    .with("etag", "\"\\d+\""),
            done(
                    "If-Match of several",
                    service -> service.change(9).header("If-Match", "\"9999\", W/\"1\" , " + service.tag()),
                    200),
            refused(
                    "If-Match of several others",
                    service -> service.change(9).header("If-Match", "\"9998\",\"9999\""),
                    412,
                    "stale-version"),
            refused(
                    "If-Match of a list that is none",
                    service -> service.change(9).header("If-Match", service.tag() + " " + service.tag()),
                    412,
                    "stale-version"),
            done("If-None-Match of a list that is none", service -> service.readUnless("x " + service.tag()), 200),
            done(
                    "If-None-Match with HEAD",
                    service -> service.readUnless(service.tag()).method("HEAD"),
                    304),
            done("If-None-Match of what is there", service -> service.readUnless(service.tag()), 304)
                    .with("etag", "\"\\d+\""),
            done("If-None-Match of several", service -> service.readUnless("\"x\", " + service.tag()), 304),
            done("a weak If-None-Match", service -> service.readUnless("W/" + service.tag()), 304),
            read("If-None-Match", "*", 304),
            read("If-None-Match", "\"9999\"", 200).with("etag", "\"\\d+\""),
            read("If-None-Match", "x", 200));

    static final List<Input> KEYS = List.of(
            done("a key", service -> service.create(1).header("Idempotency-Key", "once"), 201)
                    .with("location", "/v1/[a-z]+(/[0-9a-f-]{36})?"),
            done("a key repeated", service -> service.create(2).header("Idempotency-Key", "twice"), 201)
                    .after(service -> service.create(2).header("Idempotency-Key", "twice")),
            refused(
                            "a key with another body",
                            service -> service.create(3).header("Idempotency-Key", "body"),
                            422,
                            "idempotency-key-reused")
                    .after(service -> service.create(4).header("Idempotency-Key", "body")),
            refused(
                            "a key of another client",
                            service -> service.create(5)
                                    .header("Idempotency-Key", "client")
                                    .token(service.colleague()),
                            409,
                            "already-exists")
                    .after(service -> service.create(5).header("Idempotency-Key", "client")),
            refused("no key, repeated", service -> service.create(6), 409, "already-exists")
                    .after(service -> service.create(6)),
            invalid("an empty key", service -> service.create(7).header("Idempotency-Key", ""), "Idempotency-Key"),
            invalid(
                    "a key with a tab",
                    service -> service.create(7).header("Idempotency-Key", "a\tb"),
                    "Idempotency-Key"),
            invalid("a long key", service -> service.create(8).header("Idempotency-Key", LONG), "Idempotency-Key"));

    static final List<Input> HEADERS = List.of(
            read("Accept", "*/*", 200).with("content-type", "application/json.*"),
            read("Accept", "text/html, application/*;q=0.5", 200),
            refused("Accept: text/csv", service -> service.read().header("Accept", "text/csv"), 406, "not-acceptable"),
            refused(
                    "an Accept that is none",
                    service -> service.read().header("Accept", "json"),
                    406,
                    "not-acceptable"),
            unknown("fr").with("content-language", "fr"),
            unknown("fr-FR, en;q=0.5").with("content-language", "fr"),
            unknown("en;q=0.5, fr;q=0.9").with("content-language", "fr"),
            unknown("de, en").with("content-language", "en"),
            unknown("*").with("content-language", "en"),
            unknown("").with("content-language", "en"),
            unknown("fr;q=much").with("content-language", "en|fr"),
            unknown("fr;q=abc, en").with("content-language", "en|fr"),
            unknown("-").with("content-language", "en"),
            unknown(", -, ;").with("content-language", "en"),
            invalid(
                    "a wrong member, in a language that is none",
                    service -> service.body(Member.TEXT, "null").header("Accept-Language", "!?"),
                    "@"),
            invalid(
                            "a wrong member, in French",
                            service -> service.body(Member.TEXT, "\" \"").header("Accept-Language", "fr-FR, en;q=0.5"),
                            "@")
                    .with("content-language", "fr"),
            unknown("!?").with("content-language", "en"),
            refused(
                            "a large body, in French",
                            service -> service.create()
                                    .json("x".repeat((1 << 20) + 1))
                                    .header("Accept-Language", "de, fr"),
                            413,
                            "body-too-large")
                    .with("content-language", "fr"));

    private static Input unknown(String language) {
        return refused(
                "Accept-Language: " + language,
                service -> service.unknown().header("Accept-Language", language),
                404,
                "not-found");
    }

    static final List<Input> PATHS = List.of(
            refused("an unknown path", service -> Call.of("GET", "/v1/nothing", null), 404, "not-found"),
            refused("a path outside /v1", service -> Call.of("GET", "/nothing", null), 404, "not-found"),
            refused("an unknown id", ServiceUnderTest::unknown, 404, "not-found"),
            refused("an id that is none", service -> service.list().plus("/first"), 404, "not-found"),
            refused("an id that begins a line", service -> service.list().plus("/a%0D%0Ab"), 404, "not-found"),
            refused("an id with a quote", service -> service.list().plus("/'%20or%201=1"), 404, "not-found"),
            refused("an unknown method", service -> service.list().method("PATCH"), 405, "method-not-allowed")
                    .with("allow", "GET, HEAD, OPTIONS, POST"),
            refused("a method of another path", service -> service.read().method("DELETE"), 405, "method-not-allowed")
                    .with("allow", "GET, HEAD, OPTIONS"),
            refused("GET of a command", service -> service.change(7).method("GET"), 405, "method-not-allowed")
                    .with("allow", "OPTIONS, PUT"),
            done("OPTIONS", service -> service.list().method("OPTIONS"), 204).with("allow", "GET, HEAD, OPTIONS, POST"),
            done("OPTIONS of one", service -> service.read().method("OPTIONS"), 204)
                    .with("allow", "GET, HEAD, OPTIONS"),
            refused("OPTIONS of nothing", service -> Call.of("OPTIONS", "/v1/nothing", null), 404, "not-found"),
            done("HEAD of the contract", service -> Call.of("HEAD", "/q/openapi", null), 200),
            done("OPTIONS of the contract", service -> Call.of("OPTIONS", "/q/openapi", null), 204)
                    .with("allow", "GET, HEAD, OPTIONS"),
            refused(
                            "DELETE of the contract",
                            service -> Call.of("DELETE", "/q/openapi", null),
                            405,
                            "method-not-allowed")
                    .with("allow", "GET, HEAD, OPTIONS"),
            refused(
                    "POST of the contract",
                    service -> Call.of("POST", "/q/openapi.json", null),
                    405,
                    "method-not-allowed"),
            done("HEAD", service -> service.read().method("HEAD"), 200).with("etag", "\"\\d+\""));

    static final List<Input> TOKENS = List.of(
            refused("no token", service -> service.create(9).without("Authorization"), 401, "unauthenticated")
                    .with("www-authenticate", "Bearer"),
            refused(
                    "no bearer",
                    service -> service.create(9).header("Authorization", "Basic eDp4"),
                    401,
                    "unauthenticated"),
            refused("a token that is none", service -> service.create(9).token("nonsense"), 401, "unauthenticated"),
            refused("an expired token", service -> service.create(9).token(service.expired()), 401, "unauthenticated"),
            refused(
                    "a token of another suite",
                    service -> service.create(9).token(service.foreign()),
                    401,
                    "unauthenticated"),
            refused(
                    "a token that is signed by another",
                    service -> service.create(9).token(service.forged()),
                    401,
                    "unauthenticated"),
            refused(
                    "a wrong token where none is needed",
                    service -> service.read().token("nonsense"),
                    401,
                    "unauthenticated"),
            refused("another role", service -> service.create(9).token(service.auditor()), 403, "forbidden"));

    @ParameterizedTest
    @FieldSource({"INSTANTS", "MEMBERS", "BODIES", "PAGES", "CONDITIONS", "KEYS", "HEADERS", "PATHS", "TOKENS"})
    void bothServicesAnswerAlike(Input input) throws Exception {
        var alike = new ArrayList<Map<String, Object>>();
        for (var service : services) {
            HttpResponse<String> answer = null;
            Call call = null;
            for (var step : input.calls()) {
                call = step.apply(service);
                answer = send(service, call);
            }
            check(input, service, call, answer);
            alike.add(common(call, answer));
        }
        assertThat(alike.get(1))
                .as("deliberation-service, as programme-service")
                .isEqualTo(alike.get(0));
    }

    private static void check(Input input, ServiceUnderTest service, Call call, HttpResponse<String> answer)
            throws Exception {
        var what = "%s: %s %s".formatted(service.name(), answer, answer.body());
        assertThat(answer.statusCode()).as(what).isEqualTo(input.status());
        input.headers()
                .forEach((header, pattern) -> assertThat(answer.headers().firstValue(header))
                        .as("%s of %s %s", header, what, answer.headers().map())
                        .hasValueSatisfying(value -> assertThat(value).matches(pattern)));
        assertThat(answer.headers().map()).as(what).containsKeys("ratelimit", "ratelimit-policy");
        assertThat(answer.headers().allValues("x-content-type-options"))
                .as(what)
                .containsExactly("nosniff");
        if (input.type() == null) {
            assertThat(answer.headers().firstValue("content-type").orElse("")).doesNotContain("problem");
            return;
        }
        assertThat(answer.headers().firstValue("content-type")).as(what).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("content-language")).as(what).isPresent();
        assertThat(answer.headers().allValues("cache-control")).as(what).containsExactly("no-store");
        assertThat(String.join(", ", answer.headers().allValues("vary")))
                .as(what)
                .contains("Authorization, Accept-Language");
        var problem = Api.JSON.readTree(answer.body());
        assertThat(problem.path("type").asText()).as(what).isEqualTo("/problems/" + input.type());
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(input.status());
        assertThat(problem.path("title").asText()).as(what).isNotBlank();
        assertThat(problem.path("detail").asText()).as(what).isNotBlank();
        assertThat(problem.path("instance").asText())
                .as(what)
                .isEqualTo(answer.request().uri().getPath());
        if (input.pointer() != null) {
            assertThat(problem.path("errors")).as(what).hasSize(1);
            assertThat(problem.at("/errors/0/pointer").asText())
                    .as(what)
                    .isEqualTo(input.pointer().equals("@") ? call.pointer() : input.pointer());
        }
    }

    /** What must be the same in the answers of both services. */
    private static Map<String, Object> common(Call call, HttpResponse<String> answer) throws Exception {
        var common = new TreeMap<String, Object>();
        answer.headers().map().forEach((name, values) -> {
            // CORS is for public operations, which are called without a token here.
            var ofOperation =
                    name.startsWith("access-control") && call.headers().containsKey("Authorization");
            if (!CHANGING.contains(name) && !ofOperation) {
                common.put(name, OWN.contains(name) ? "its own" : values);
            }
        });
        if (answer.headers().firstValue("content-type").orElse("").contains("problem")) {
            var problem = (ObjectNode) Api.JSON.readTree(answer.body());
            problem.remove("instance");
            for (JsonNode error : problem.path("errors")) {
                if (error.path("pointer").asText().equals(call.pointer())) {
                    ((ObjectNode) error).put("pointer", "@");
                }
            }
            common.put("", problem);
        }
        return common;
    }

    @Test
    void theDetailsOfEachErrorAreInTheLanguageOfTheCaller() throws Exception {
        for (var service : services) {
            var answer = send(service, service.body(Member.TEXT, "\" \"").header("Accept-Language", "fr-FR, en;q=0.5"));
            assertThat(Api.JSON.readTree(answer.body()).at("/errors/0/detail").asText())
                    .as(service.name())
                    .startsWith("doit comporter de 1 à ");
        }
    }

    /** What a shared cache must not give to others. */
    @Test
    void cachesAreToldWhatDependsOnTheToken() throws Exception {
        for (var service : services) {
            var mine = send(service, service.read().token(service.auditor()));
            var anyone = send(service, service.read());
            var unchanged = send(service, service.readUnless(service.tag()).token(service.auditor()));
            for (var answer : List.of(mine, anyone, unchanged)) {
                assertThat(String.join(", ", answer.headers().allValues("vary")))
                        .contains("Authorization");
            }
            assertThat(mine.headers().allValues("cache-control")).containsExactly("private, no-cache");
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.headers().allValues("cache-control")).containsExactly("private, no-cache");
            assertThat(anyone.headers().allValues("cache-control")).isEmpty();
        }
    }

    @Test
    void aRepetitionGivesTheFirstAnswerAgain() throws Exception {
        for (var service : services) {
            var call = service.create(10).header("Idempotency-Key", "again");
            var first = send(service, call);
            var second = send(service, call);
            assertThat(second.body()).isEqualTo(first.body());
            for (var header : OWN) {
                assertThat(second.headers().firstValue(header))
                        .as(header)
                        .isEqualTo(first.headers().firstValue(header));
            }
        }
    }

    private HttpResponse<String> send(ServiceUnderTest service, Call call) throws Exception {
        return http.send(call.to(service.base()), BodyHandlers.ofString());
    }
}
