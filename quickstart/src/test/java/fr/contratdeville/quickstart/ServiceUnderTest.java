package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.util.RawValue;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * One service, with comparable operations.
 *
 * @param writer who may create and change
 * @param collection the path under which {@code newBody} is created, all are listed and each is read
 * @param newBody the body that creates the nth
 * @param own the path of the one that is read and changed
 * @param change what is put to change it, with a number that is different each time
 * @param instant a path that ends with a query parameter for an instant, and the name of that parameter
 * @param bodies a request with a gap for each type of member
 */
record ServiceUnderTest(
        String name,
        String base,
        Suite suite,
        Client writer,
        String collection,
        IntFunction<String> newBody,
        String own,
        String change,
        IntFunction<String> changeBody,
        Call instant,
        Map<Member, Call> bodies) {

    /** A member of a request body, by its type. */
    enum Member {
        TEXT,
        INTEGER,
        BOOLEAN,
        DAY,
        INSTANT,
        ID,
        CHOICE,
        LIST
    }

    private static final String GAP = "@";

    /** The idempotency key of what the tests of one suite share. */
    private static final String OWN = "service-under-test";

    static ServiceUnderTest programme(LoadedSuite loaded) {
        var suite = loaded.suite();
        var agent = suite.api().token(Client.AGENT);
        var contract = suite.api()
                .programme(null)
                .list("/v1/contracts")
                .get(0)
                .get("id")
                .asText();
        var request = suite.api()
                .programme(Client.CGET)
                .list("/v1/cofinancing-requests")
                .get(0)
                .get("id")
                .asText();
        IntFunction<String> programme = number -> """
                {"contractId": "%s", "year": %d, "name": "Programme", "callForProjects":
                 {"opensOn": "2019-01-01", "projectsReceived": 1, "projectsRequestingFunding": 1}}""".formatted(contract, 2030 + number);
        var own = suite.api()
                .programme(Client.AGENT)
                .post("/v1/programmes", OWN, new RawValue(programme.apply(0)))
                .body()
                .get("id")
                .asText();
        var totals = Call.of("PUT", "/v1/tranches/" + loaded.adopted().tranche() + "/printed-totals", agent);
        var programmes = Call.of("POST", "/v1/programmes", agent);
        return new ServiceUnderTest(
                "programme-service",
                "http://localhost:" + suite.ports().programme(),
                suite,
                Client.AGENT,
                "/v1/programmes",
                programme,
                "/v1/programmes/" + own,
                "/call-for-projects",
                number -> """
                        {"opensOn": "2019-01-01", "projectsReceived": %d, "projectsRequestingFunding": 1}""".formatted(number),
                Call.of("GET", "/v1/cofinancing-requests?updatedSince=", agent).pointingTo("updatedSince"),
                Map.of(
                        Member.TEXT,
                                programmes
                                        .json(programme.apply(1).replace("\"Programme\"", GAP))
                                        .pointingTo("/name"),
                        Member.INTEGER,
                                programmes
                                        .json(programme.apply(1).replace("2031", GAP))
                                        .pointingTo("/year"),
                        Member.DAY,
                                programmes
                                        .json(programme.apply(1).replace("\"2019-01-01\"", GAP))
                                        .pointingTo("/callForProjects/opensOn"),
                        Member.ID,
                                programmes
                                        .json(programme.apply(1).replace("\"" + contract + "\"", GAP))
                                        .pointingTo("/contractId"),
                        Member.BOOLEAN,
                                Call.of("POST", "/v1/carriers", agent)
                                        .json("{\"name\": \"x\", \"own\": @}")
                                        .pointingTo("/own"),
                        Member.CHOICE,
                                totals.json("{\"claims\": [{\"source\": \"x\", \"section\": @}]}")
                                        .pointingTo("/claims/0/section"),
                        Member.LIST, totals.json("{\"claims\": @}").pointingTo("/claims"),
                        Member.INSTANT,
                                Call.of(
                                                "PUT",
                                                "/v1/cofinancing-requests/" + request + "/receipt",
                                                suite.api().token(Client.CGET))
                                        .json("{\"version\": 1, \"funderReference\": \"x\", \"receivedAt\": @}")
                                        .pointingTo("/receivedAt")));
    }

    static ServiceUnderTest deliberation(LoadedSuite loaded) {
        var suite = loaded.suite();
        var assembly = suite.api().token(Client.ASSEMBLY);
        IntFunction<String> council = number -> """
                {"name": "Assemblée %d", "policy": {"convocationClearDays": 5, "proxiesDuringSession": false}}""".formatted(number);
        var own = suite.api()
                .deliberation(Client.ASSEMBLY)
                .post("/v1/assemblies", OWN, new RawValue(council.apply(0)))
                .body()
                .get("id")
                .asText();
        var session = "/v1/sessions/" + loaded.adopted().session();
        var assemblies = Call.of("POST", "/v1/assemblies", assembly);
        return new ServiceUnderTest(
                "deliberation-service",
                "http://localhost:" + suite.ports().deliberation(),
                suite,
                Client.ASSEMBLY,
                "/v1/assemblies",
                council,
                "/v1/assemblies/" + own,
                "/policy",
                number -> "{\"convocationClearDays\": %d}".formatted(5 + number),
                Call.of("GET", session + "/presence?at=", assembly).pointingTo("at"),
                Map.of(
                        Member.TEXT, assemblies.json("{\"name\": @}").pointingTo("/name"),
                        Member.INTEGER,
                                assemblies
                                        .json("{\"name\": \"x\", \"policy\": {\"convocationClearDays\": @}}")
                                        .pointingTo("/policy/convocationClearDays"),
                        Member.BOOLEAN,
                                assemblies
                                        .json("{\"name\": \"x\", \"policy\": {\"proxiesDuringSession\": @}}")
                                        .pointingTo("/policy/proxiesDuringSession"),
                        Member.CHOICE,
                                assemblies
                                        .json("{\"name\": \"x\", \"kind\": @}")
                                        .pointingTo("/kind"),
                        Member.ID,
                                Call.of("POST", "/v1/sessions", assembly)
                                        .json("{\"assemblyId\": @, \"date\": \"2019-03-07\"}")
                                        .pointingTo("/assemblyId"),
                        Member.DAY,
                                Call.of("POST", "/v1/sessions", assembly)
                                        .json("{\"assemblyId\": \"%s\", \"date\": @}".formatted(own))
                                        .pointingTo("/date"),
                        Member.LIST,
                                Call.of("POST", session + "/attendance", assembly)
                                        .json("{\"events\": @}")
                                        .pointingTo("/events"),
                        Member.INSTANT,
                                Call.of("POST", session + "/suspensions", assembly)
                                        .json("{\"at\": @}")
                                        .pointingTo("/at")));
    }

    /** Creates, with a body to be given. */
    Call create() {
        return Call.of("POST", collection, suite.api().token(writer));
    }

    /** Creates the nth; a number is taken once. */
    Call create(int number) {
        return create().json(newBody.apply(number));
    }

    Call list() {
        return Call.of("GET", collection, null);
    }

    Call read() {
        return Call.of("GET", own, null);
    }

    Call readUnless(String tag) {
        return read().header("If-None-Match", tag);
    }

    Call unknown() {
        return Call.of("GET", collection + "/01a20a3c-0000-7000-8000-000000000000", null);
    }

    Call instant(String value) {
        return instant.plus(value);
    }

    Call body(Member member, String json) {
        var call = bodies.get(member);
        return call.json(call.text().replace(GAP, json));
    }

    Call change(int number) {
        return Call.of("PUT", own + change, suite.api().token(writer)).json(changeBody.apply(number));
    }

    /** The ETag of {@link #read} as it is now. */
    String tag() {
        return (name.equals("programme-service")
                        ? suite.api().programme(null)
                        : suite.api().deliberation(null))
                .get(own)
                .etag();
    }

    String auditor() {
        return suite.api().token(Client.AUDITOR);
    }

    /** A token of another client in the same role. */
    String colleague() {
        return sign(key(), "contrat-de-ville", Duration.ofHours(1));
    }

    /** A token with other claims than usual, by name; null for one that it does not have. */
    String token(Map<String, Object> claims) {
        return sign(key(), claims("contrat-de-ville", Duration.ofHours(1)), claims);
    }

    String expired() {
        return sign(key(), "contrat-de-ville", Duration.ofHours(-1));
    }

    String foreign() {
        return sign(key(), "another-suite", Duration.ofHours(1));
    }

    String forged() {
        try {
            return sign(new RSAKeyGenerator(2048).generate(), "contrat-de-ville", Duration.ofHours(1));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RSAKey key() {
        try {
            return RSAKey.parse(suite.folder().secret("signing-key", () -> {
                throw new IllegalStateException("The suite is not started");
            }));
        } catch (ParseException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private String sign(RSAKey key, String audience, Duration lifetime) {
        return sign(key, claims(audience, lifetime), Map.of());
    }

    private Map<String, Object> claims(String audience, Duration lifetime) {
        var now = Instant.now();
        return Map.of(
                "iss", suite.issuer(),
                "sub", "colleague",
                "aud", audience,
                "azp", "colleague",
                "groups", writer.claims().get("groups"),
                "iat", now.minus(Duration.ofHours(2)).getEpochSecond(),
                "exp", now.plus(lifetime).getEpochSecond());
    }

    private static String sign(RSAKey key, Map<String, Object> usual, Map<String, Object> other) {
        var claims = new TreeMap<>(usual);
        claims.putAll(other);
        claims.values().removeIf(Objects::isNull);
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("suite").build(), new Payload(claims));
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
