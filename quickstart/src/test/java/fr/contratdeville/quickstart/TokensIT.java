package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens that are signed by the authorization server of the suite, but are not as usual. */
@ExtendWith(LoadedSuite.Once.class)
@TestInstance(Lifecycle.PER_CLASS)
class TokensIT {
    private static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "azp",
            "client_id",
            "scope",
            "groups",
            "realm_access",
            "upn",
            "preferred_username",
            "cnf",
            "funder",
            "organisation");

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            7,
            -1.5,
            true,
            "",
            "  ",
            "a\u0000b",
            "x".repeat(3000),
            List.of(),
            List.of(7),
            List.of("CGET"),
            List.of(List.of()),
            Map.of(),
            Map.of("roles", 7),
            Map.of("roles", "agent"),
            Map.of("roles", List.of(7, "agent")));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<ServiceUnderTest> services;

    TokensIT(LoadedSuite loaded) {
        services = List.of(ServiceUnderTest.programme(loaded), ServiceUnderTest.deliberation(loaded));
    }

    /** Also: what is refused is refused where no token is needed, as the contract says of every operation. */
    @Test
    void oddClaimsAreRefusedOrGiveNoRight() {
        var wrong = new ArrayList<String>();
        for (var service : services) {
            for (var claim : CLAIMS) {
                for (var value : VALUES) {
                    var odd = new LinkedHashMap<String, Object>();
                    odd.putIfAbsent("groups", List.of("funder", "carrier", "member"));
                    odd.put(claim, value);
                    var token = service.token(odd);
                    var open = status(service, service.read().token(token));
                    var statuses = Stream.of(
                                    service.create().json("{}"),
                                    service.list(),
                                    Call.of("GET", "/v1/cofinancing-requests", null),
                                    Call.of("GET", "/v1/funders/CGET/cofinancing-changes", null),
                                    Call.of("GET", "/v1/organisations/agasef/action-changes", null),
                                    Call.of("GET", "/v1/members", null))
                            .map(call -> status(service, call.token(token)))
                            .toList();
                    var refused =
                            statuses.stream().filter(status -> status == 401).count();
                    if (open >= 500
                            || statuses.stream().anyMatch(status -> status >= 500)
                            || refused != (open == 401 ? statuses.size() : 0)) {
                        wrong.add("%s: %s: %d %s".formatted(service.name(), odd, open, statuses));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Without the claim that names it, a funder reads nothing of a funder. */
    @Test
    void aFunderWithoutACodeHasNoRequests() throws Exception {
        var programme = services.get(0);
        for (var code : Arrays.asList(null, 7, List.of("CGET"), "")) {
            var claims = new LinkedHashMap<String, Object>(Map.of("groups", List.of("funder")));
            claims.put("funder", code);
            var list = send(programme, Call.of("GET", "/v1/cofinancing-requests", programme.token(claims)));
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(Api.JSON.readTree(list.body()).path("items")).isEmpty();
        }
    }

    @Test
    void clocksMayDifferByAFewSeconds() {
        var now = Instant.now().getEpochSecond();
        for (var service : services) {
            for (var claims : List.<Map<String, Object>>of(
                    Map.of("iat", now + 5, "nbf", now + 5), Map.of("exp", now - 5), Map.of("iat", now + 5))) {
                assertThat(status(service, service.read().token(service.token(claims))))
                        .as("%s %s", service.name(), claims)
                        .isEqualTo(200);
            }
            for (var claims : List.<Map<String, Object>>of(Map.of("nbf", now + 120), Map.of("exp", now - 120))) {
                assertThat(status(service, service.read().token(service.token(claims))))
                        .as("%s %s", service.name(), claims)
                        .isEqualTo(401);
            }
        }
    }

    /** RFC 6750, section 3.1: only a token that was sent can be invalid. */
    @Test
    void theAnswerSaysWhetherATokenWasRefused() throws Exception {
        for (var service : services) {
            assertThat(challenge(service, service.create().without("Authorization")))
                    .isEqualTo("Bearer");
            assertThat(challenge(service, service.create().header("Authorization", "Basic eDp4")))
                    .isEqualTo("Bearer");
            for (var token : List.of("nonsense", service.expired(), service.forged(), service.foreign())) {
                assertThat(challenge(service, service.create().token(token)))
                        .isEqualTo("Bearer error=\"invalid_token\"");
                assertThat(challenge(service, service.read().token(token))).isEqualTo("Bearer error=\"invalid_token\"");
            }
        }
    }

    private String challenge(ServiceUnderTest service, Call call) throws Exception {
        var answer = send(service, call);
        assertThat(answer.statusCode()).isEqualTo(401);
        return answer.headers().firstValue("WWW-Authenticate").orElseThrow();
    }

    private int status(ServiceUnderTest service, Call call) {
        try {
            return send(service, call).statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> send(ServiceUnderTest service, Call call) throws IOException, InterruptedException {
        return http.send(call.to(service.base()), BodyHandlers.ofString());
    }
}
