package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.in;
import static fr.contratdeville.deliberation.law.Chamber.log;
import static fr.contratdeville.deliberation.law.Chamber.minute;
import static fr.contratdeville.deliberation.law.Chamber.out;
import static fr.contratdeville.deliberation.law.Chamber.proxy;
import static fr.contratdeville.deliberation.law.Chamber.seat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyTest {

    /** Member 1 gives a proxy to member 2. Movements: the member, + in or - out, @ the minute. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Case | given | revoked | movements | ended by | ended at | castable at | not castable at
                "given before, its holder comes | 0 | | 2+@5 | | | 5 9 60 | 0 4",
                "its holder is there when it is given | 10 | | 2+@0 | | | 10 11 | 0 9",
                "its holder never comes | 0 | | | | | | 0 60",
                "revoked by word | 0 | 20 | 2+@5 | REVOKED | 20 | 5 19 | 20 21",
                "its giver comes | 0 | | 2+@5 1+@20 | GIVER_ARRIVED | 20 | 5 19 | 20 21",
                "its giver comes and goes again | 0 | | 2+@5 1+@20 1-@30 | GIVER_ARRIVED | 20 | 5 19 | 20 30 60",
                "its holder leaves | 0 | | 2+@5 2-@20 | HOLDER_LEFT | 20 | 5 19 | 20 21",
                "its holder leaves and comes back | 0 | | 2+@5 2-@20 2+@30 | HOLDER_LEFT | 20 | 5 19 | 20 30 60",
                "its holder left before it was given, and is back | 10 | | 2+@0 2-@5 2+@20 | | | 20 60 | 5 10 19",
                "given by one who is there, who then leaves | 10 | | 1+@0 2+@0 1-@20 | | | 20 60 | 10 19",
                "given as its giver leaves | 20 | | 1+@0 2+@0 1-@20 | | | 20 60 | 19",
                "given by one who is there, leaves and comes back | 10 | | 1+@0 2+@0 1-@20 1+@30 | GIVER_ARRIVED | 30 | 20 29 | 10 30",
                "revoked before its giver comes | 0 | 10 | 2+@5 1+@20 | REVOKED | 10 | 5 9 | 10 20",
                "its giver comes before it is revoked | 0 | 20 | 2+@5 1+@10 | GIVER_ARRIVED | 10 | 5 9 | 10 20",
                "its holder leaves before its giver comes | 0 | | 2+@5 2-@10 1+@20 | HOLDER_LEFT | 10 | 5 9 | 10 20",
                "others come and go | 0 | | 2+@5 3+@6 3-@7 4+@8 | | | 5 60 | 4",
            })
    void isCastWhileItsHolderIsPresentAndItsGiverAbsent(
            String example,
            int given,
            Integer revoked,
            String text,
            Proxy.Cause cause,
            Integer endedAt,
            String castable,
            String notCastable) {
        var proxy = new Proxy(
                seat(1), seat(2), minute(given), Optional.ofNullable(revoked).map(Chamber::minute));
        var movements = movements(text);

        assertThat(proxy.end(movements))
                .isEqualTo(Optional.ofNullable(cause).map(why -> new Proxy.End(why, minute(endedAt))));
        minutes(castable)
                .forEach(at -> assertThat(castable(proxy, movements, minute(at)))
                        .as("castable at %d", at)
                        .isTrue());
        minutes(notCastable)
                .forEach(at -> assertThat(castable(proxy, movements, minute(at)))
                        .as("not castable at %d", at)
                        .isFalse());
    }

    /** In force, with an absent giver and a present holder (rule P5): a roll allows no other proxy. */
    private static boolean castable(Proxy proxy, Movements movements, Instant at) {
        return proxy.inForce(movements, at)
                && !movements.present(proxy.giver(), at)
                && movements.present(proxy.holder(), at);
    }

    private static Movements movements(String text) {
        return new Movements(words(text).stream()
                .map(word -> new Movement(
                        seat(Integer.parseInt(word.substring(0, 1))),
                        word.charAt(1) == '+',
                        minute(Integer.parseInt(word.substring(3)))))
                .toList());
    }

    private static List<Integer> minutes(String text) {
        return words(text).stream().map(Integer::valueOf).toList();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @Test
    void itIsInForceFromItsInstantEvenWithoutItsHolder() {
        var proxy = proxy(1, 2, 10);

        assertThat(proxy.inForce(log(), minute(10).minusNanos(1))).isFalse();
        assertThat(proxy.inForce(log(), minute(10))).isTrue();
        assertThat(proxy.inForce(log(in(2, 0), out(2, 20)), minute(20).minusNanos(1)))
                .isTrue();
        assertThat(proxy.inForce(log(in(2, 0), out(2, 20)), minute(20))).isFalse();
    }

    @ParameterizedTest(name = "serves {0}, {1} were held: {2}")
    @CsvSource({
        // Sessions a to h, in order.
        "'', abcdefgh, true",
        "a, abcdefgh, true",
        "abc, abcdefgh, true",
        "abcd, abcdefgh, false",
        "fgh, abcdefgh, true",
        "efgh, abcdefgh, false",
        "bcde, abcdefgh, false",
        "abcefg, abcdefgh, true",
        "abcefgh, abcdefgh, false",
        "abdefg, abcdefgh, false",
        "aceg, abcdefgh, true",
        "abcdefgh, abcdefgh, false",
        "xyz, abcdefgh, true",
        // A session that was not held does not come in between.
        "abce, abcd, true",
        "abce, abc, false",
        "abce, '', false",
        "aceg, '', false",
        "aceg, b, true",
        "acegh, bd, true",
        "acegh, b, false",
    })
    void noMoreThanThreeSessionsFollowEachOther(String served, String held, boolean lawful) {
        assertThat(Proxy.mayServe(sessions("abcdefgh"), Set.copyOf(sessions(held)), Set.copyOf(sessions(served))))
                .isEqualTo(lawful);
    }

    private static List<Integer> sessions(String letters) {
        return letters.chars().boxed().toList();
    }

    @Property
    void noFourConsecutiveSessionsAreAllServed(
            @ForAll @Size(max = 8) @UniqueElements List<@IntRange(max = 11) Integer> served) {
        var sessions = IntStream.range(0, 12).boxed().toList();
        var tooMany = IntStream.rangeClosed(0, 8)
                .anyMatch(first -> Set.copyOf(served).containsAll(sessions.subList(first, first + 4)));

        assertThat(Proxy.mayServe(sessions, Set.copyOf(sessions), Set.copyOf(served)))
                .isEqualTo(!tooMany);
    }

    /** Only sessions that were not held are cancelled; here, those that the proxy does not name. */
    @Property
    void theLimitHoldsWhateverIsCancelledInBetween(
            @ForAll @Size(max = 8) @UniqueElements List<@IntRange(max = 11) Integer> served,
            @ForAll Set<@IntRange(max = 11) Integer> held,
            @ForAll Set<@IntRange(max = 11) Integer> cancelled) {
        var sessions = IntStream.range(0, 12).boxed().toList();
        var left = sessions.stream()
                .filter(session -> held.contains(session) || served.contains(session) || !cancelled.contains(session))
                .toList();

        if (Proxy.mayServe(sessions, held, Set.copyOf(served))) {
            assertThat(Proxy.mayServe(left, held, Set.copyOf(served))).isTrue();
            assertThat(Proxy.mayServe(left, Set.copyOf(sessions), Set.copyOf(served)))
                    .isTrue();
        }
    }

    @Property
    void anEndedProxyIsNotRestored(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session, @ForAll @IntRange(max = 30) int later) {
        var movements = new Movements(session.movements());

        assertThat(session.proxies()).allSatisfy(proxy -> {
            var ended = proxy.end(movements).filter(end -> !end.at().isAfter(session.at()));
            if (ended.isPresent()) {
                assertThat(proxy.inForce(movements, session.at().plusSeconds(60L * later)))
                        .isFalse();
            }
        });
    }

    @Property
    void castableProxiesEqualASimulation(@ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        assertThat(session.item().voices().stream()
                        .filter(Voice::byProxy)
                        .map(Voice::principal)
                        .collect(Collectors.toSet()))
                .isEqualTo(session.principalsBySimulation());
    }

    @Property
    void noProxyIsCastForAPresentGiverOrByAnAbsentHolder(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        var movements = new Movements(session.movements());

        assertThat(session.item().voices()).filteredOn(Voice::byProxy).allSatisfy(voice -> {
            assertThat(movements.present(voice.principal(), session.at())).isFalse();
            assertThat(movements.present(voice.holder(), session.at())).isTrue();
        });
    }

    /** Whatever proxies are recorded, a member gives one and holds one (rule P1). */
    @Property
    void aMemberHasOneProxyAndGivesOne(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll List<@IntRange(min = 1, max = RandomSession.SEATS) Integer> holders) {
        var proxies = new ArrayList<>(session.proxies());
        holders.forEach(
                holder -> proxies.add(new Proxy(seat(RandomSession.SEATS), seat(holder), minute(0), Optional.empty())));
        var voices = session.withEvents(session.movements(), proxies).item().voices();

        assertThat(voices.stream().map(Voice::principal)).doesNotHaveDuplicates();
        assertThat(voices.stream().filter(Voice::byProxy).map(Voice::holder)).doesNotHaveDuplicates();
    }
}
