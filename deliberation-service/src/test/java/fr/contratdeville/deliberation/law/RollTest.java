package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.in;
import static fr.contratdeville.deliberation.law.Chamber.minute;
import static fr.contratdeville.deliberation.law.Chamber.out;
import static fr.contratdeville.deliberation.law.Chamber.proxy;
import static fr.contratdeville.deliberation.law.Chamber.recused;
import static fr.contratdeville.deliberation.law.Chamber.seat;
import static fr.contratdeville.deliberation.law.Chamber.seated;
import static fr.contratdeville.deliberation.law.Chamber.seats;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollTest {
    /** Ten in exercise, six of them present, seats 1 and 2 with a proxy of seats 9 and 10. */
    private static final List<Proxy> PROXIES = List.of(proxy(9, 1), proxy(10, 2));

    private static Roll roll(Regime regime) {
        return Roll.at(minute(5), regime, seats(1, 10), seated(seats(1, 6)), PROXIES);
    }

    @ParameterizedTest(name = "{0}: quorum {5} of {4}, {6} voices")
    @CsvSource({
        // Case, regime, personal interest, representatives, in exercise, present, voices, rules.
        "nobody recused, OF_1_JULY_2022, '', '', 10, 6, 8, ''",
        "one present, OF_1_JULY_2022, 6, '', 10, 5, 7, R2",
        "one present who represents, OF_1_JULY_2022, '', 6, 9, 5, 7, R3",
        "one present who represents in 2019, OF_2019, '', 6, 10, 5, 7, R2",
        "a holder, OF_1_JULY_2022, 1, '', 10, 5, 6, R2",
        "a holder who represents, OF_1_JULY_2022, '', 1, 9, 5, 6, R3",
        "a giver, OF_1_JULY_2022, 9, '', 10, 6, 7, R2",
        "a giver who represents, OF_1_JULY_2022, '', 9, 9, 6, 7, R3",
        "a giver and his holder, OF_1_JULY_2022, 1 9, '', 10, 5, 6, R2",
        "an absent member without proxy, OF_1_JULY_2022, 8, '', 10, 6, 8, R2",
        "both kinds, OF_22_FEBRUARY_2022, 5, 6, 9, 4, 6, R2 R3",
        "who is not in exercise, OF_1_JULY_2022, 11, 12, 10, 6, 8, ''",
        "all, OF_1_JULY_2022, 1 2 3 4 5 6, '', 10, 0, 0, R2",
        "all who represent, OF_1_JULY_2022, '', 1 2 3 4 5 6, 4, 0, 0, R3",
    })
    void recusedMembersAreNotCountedAndHaveNoVoice(
            String example,
            Regime regime,
            String personal,
            String representatives,
            int inExercise,
            int present,
            int voices,
            String rules) {
        var out = new HashMap<>(recused(members(personal), Interest.PERSONAL));
        out.putAll(recused(members(representatives), Interest.REPRESENTATIVE));
        var item = roll(regime).recusing(out);

        assertThat(item.countedInExercise()).isEqualTo(inExercise);
        assertThat(item.counted()).hasSize(present).noneMatch(out::containsKey);
        assertThat(item.voices()).hasSize(voices);
        var quorum = item.quorum(Quorum.Need.FIRST);
        assertThat(quorum.inExercise()).isEqualTo(inExercise);
        assertThat(quorum.present()).isEqualTo(present);
        assertThat(quorum.rules())
                .filteredOn(rule -> rule.name().startsWith("R"))
                .extracting(Rule::name)
                .containsExactlyElementsOf(words(rules));
    }

    private static Set<UUID> members(String numbers) {
        return words(numbers).stream()
                .map(number -> seat(Integer.parseInt(number)))
                .collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @Test
    void onlyMembersInExerciseAreCountedOrGiveOrHoldAProxy() {
        var roll = Roll.at(
                minute(5),
                Regime.OF_2019,
                seats(1, 10),
                seated(seats(5, 14)),
                List.of(proxy(20, 5), proxy(1, 11), proxy(2, 6)));

        assertThat(roll.present()).isEqualTo(seats(5, 10));
        assertThat(roll.quorum(Quorum.Need.FIRST).present()).isEqualTo(6);
        assertThat(roll.voices()).hasSize(7).contains(new Voice(seat(2), seat(6)));
    }

    @Test
    void aProxyIsCastByItsHolderBesideHisOwnVoice() {
        assertThat(roll(Regime.OF_2019).voices())
                .hasSize(8)
                .contains(new Voice(seat(1), seat(1)), new Voice(seat(9), seat(1)), new Voice(seat(10), seat(2)))
                .doesNotContain(new Voice(seat(9), seat(9)));
        assertThat(new Voice(seat(9), seat(1)).byProxy()).isTrue();
        assertThat(new Voice(seat(1), seat(1)).byProxy()).isFalse();
    }

    /** The movements determine the roll of each instant (rules Q8 and P5). */
    @ParameterizedTest(name = "at minute {0}: {1} present, quorum met: {2}, {3} voices")
    @CsvSource({
        // Minute, present, met, voices.
        "4, 5, false, 6",
        "5, 6, true, 7",
        "10, 5, false, 5",
        "20, 6, true, 6",
        "30, 7, true, 7",
    })
    void arrivalsAndDeparturesMoveTheQuorumAndTheVoices(int at, int present, boolean met, int voices) {
        // Seat 1 leaves at 10, which ends its proxy; it is back at 20. The giver arrives at 30.
        var movements = seated(seats(1, 5), in(6, 5), out(1, 10), in(1, 20), in(9, 30));
        var roll = Roll.at(minute(at), Regime.OF_2019, seats(1, 10), movements, List.of(proxy(9, 1)));

        assertThat(roll.counted()).hasSize(present);
        assertThat(roll.quorum(Quorum.Need.FIRST).met()).isEqualTo(met);
        assertThat(roll.voices()).hasSize(voices);
    }

    @Test
    void aDepartureEndsOnlyTheProxyHeld() {
        var left = roll(Regime.OF_2019).without(Set.of(seat(1), seat(6)));

        assertThat(left.present()).isEqualTo(seats(2, 5));
        assertThat(left.inExercise()).isEqualTo(seats(1, 10));
        assertThat(left.voices()).hasSize(5).contains(new Voice(seat(10), seat(2)));
        assertThat(left.quorum(Quorum.Need.FIRST).met()).isFalse();
    }

    @Test
    void departedMembersStayRecused() {
        var item = roll(Regime.OF_1_JULY_2022).recusing(Map.of(seat(6), Interest.REPRESENTATIVE));

        assertThat(item.without(Set.of(seat(6))).countedInExercise()).isEqualTo(9);
        assertThat(item.without(Set.of(seat(5))).counted()).isEqualTo(seats(1, 4));
    }

    @Test
    void theQuorumDependsOnTheNeed() {
        var roll = roll(Regime.OF_2019).without(seats(4, 6));

        assertThat(roll.quorum(Quorum.Need.FIRST)).isInstanceOf(Quorum.Missing.class);
        assertThat(roll.quorum(Quorum.Need.WAIVED)).isInstanceOf(Quorum.Waived.class);
        assertThat(roll.quorum(Quorum.Need.NOT_ON_FIRST_AGENDA)).isInstanceOf(Quorum.Missing.class);
        assertThat(roll.quorum(Quorum.Need.HASTENED)).isInstanceOf(Quorum.Missing.class);
    }

    @Test
    void itCopiesItsCollections() {
        var present = new HashSet<>(seats(1, 6));
        var out = new HashMap<UUID, Interest>();
        var roll = new Roll(Regime.OF_2019, seats(1, 10), present, out, List.of());
        present.clear();
        out.put(seat(1), Interest.PERSONAL);

        assertThat(roll.counted()).isEqualTo(seats(1, 6));
    }

    @Property
    void countedMembersArePresentAndInExercise(@ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        var item = session.item();

        assertThat(item.inExercise()).containsAll(item.present());
        assertThat(item.present()).containsAll(item.counted());
        assertThat(item.counted().size()).isLessThanOrEqualTo(item.countedInExercise());
        assertThat(item.countedInExercise())
                .isLessThanOrEqualTo(item.inExercise().size());
    }

    @Property
    void voicesArePresentLessRecusedPlusValidProxies(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        var item = session.item();
        var recusedPresent =
                item.present().stream().filter(session.recused()::containsKey).count();

        assertThat(item.voices())
                .hasSize(Math.toIntExact(item.present().size()
                        - recusedPresent
                        + session.principalsBySimulation().size()));
    }

    @Property
    void membersHaveOneVoiceAndCastAtMostTwo(@ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        var voices = session.item().voices();

        assertThat(voices).extracting(Voice::principal).doesNotHaveDuplicates();
        assertThat(voices.stream()
                        .collect(Collectors.groupingBy(Voice::holder, Collectors.counting()))
                        .values())
                .allMatch(held -> held <= 2);
        assertThat(session.item().counted())
                .containsAll(voices.stream().map(Voice::holder).toList());
    }

    @Property
    void theVotesAddUpToAtMostTheVoices(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll @Size(2 * RandomSession.SEATS) List<@IntRange(max = 5) Integer> choices) {
        var voices = session.item().voices();
        var counts = new int[6];
        for (var index = 0; index < voices.size(); index++) {
            // The last choice is no vote.
            counts[choices.get(index)]++;
        }
        var votes = new Votes(counts[0], counts[1], counts[2], counts[3], counts[4], 0);

        assertThat(votes.inFavour() + votes.against() + votes.abstentions() + votes.blank() + votes.spoilt())
                .isEqualTo(votes.cast())
                .isEqualTo(voices.size() - counts[5]);
        assertThat(votes.cast()).isLessThanOrEqualTo(voices.size());
    }

    /** Rule Q2. */
    @Property
    void aProxyNeverChangesAQuorum(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session, @ForAll Quorum.Need need) {
        var without = session.withEvents(session.movements(), List.of());

        var with = session.item().quorum(need);
        var bare = without.item().quorum(need);
        assertThat(List.of(with.inExercise(), with.present(), with.required(), with.met()))
                .isEqualTo(List.of(bare.inExercise(), bare.present(), bare.required(), bare.met()));
        assertThat(session.item().voices())
                .hasSizeGreaterThanOrEqualTo(without.item().voices().size());
    }

    @Property
    void aRecusalNeverRaisesTheVoices(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll @IntRange(min = 1, max = RandomSession.SEATS) int member,
            @ForAll Interest interest) {
        var more = new HashMap<>(session.recused());
        more.put(seat(member), interest);
        var after = session.whole().recusing(more);

        assertThat(session.item().voices()).containsAll(after.voices());
        assertThat(session.item().counted()).containsAll(after.counted());
        assertThat(after.voices())
                .noneMatch(voice ->
                        voice.principal().equals(seat(member)) || voice.holder().equals(seat(member)));
    }

    @Property
    void aPersonalInterestNeverMakesAQuorum(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll @IntRange(min = 1, max = RandomSession.SEATS) int member) {
        var whole = session.whole();
        var after = whole.recusing(Map.of(seat(member), Interest.PERSONAL));

        assertThat(after.countedInExercise()).isEqualTo(whole.countedInExercise());
        assertThat(after.quorum(Quorum.Need.FIRST).met()
                        && !whole.quorum(Quorum.Need.FIRST).met())
                .isFalse();
    }

    @Property
    void aDepartureNeverIncreasesPresenceOrVoices(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll Set<@IntRange(min = 1, max = RandomSession.SEATS) Integer> leaving) {
        var before = session.item();
        var after = before.without(leaving.stream().map(Chamber::seat).collect(Collectors.toSet()));

        assertThat(before.quorum(Quorum.Need.FIRST).present())
                .isGreaterThanOrEqualTo(after.quorum(Quorum.Need.FIRST).present());
        assertThat(after.quorum(Quorum.Need.FIRST).required())
                .isEqualTo(before.quorum(Quorum.Need.FIRST).required());
        // A voice can pass to the holder of a proxy that was given before the departure; there are no new voices.
        assertThat(principals(before)).containsAll(principals(after));
    }

    private static List<UUID> principals(Roll roll) {
        return roll.voices().stream().map(Voice::principal).toList();
    }

    /** A simulated departure equals the same departure in the log. */
    @Property
    void aSimulatedDepartureEqualsOneInTheLog(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll @IntRange(min = 1, max = RandomSession.SEATS) int member) {
        // At an instant without other events.
        var now = session.at().plusSeconds(30);
        var asked = new RandomSession(
                session.regime(), session.inExercise(), session.movements(), session.proxies(), session.recused(), now);
        if (asked.whole().present().contains(seat(member))) {
            assertThat(asked.item().without(Set.of(seat(member))))
                    .isEqualTo(
                            asked.with(new Movement(seat(member), false, now)).item());
        }
    }

    @Property
    void theOrderOfRecordingDoesNotMatter(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session, @ForAll Random random) {
        var movements = new ArrayList<>(session.movements());
        Collections.shuffle(movements, random);
        var proxies = new ArrayList<>(session.proxies());
        Collections.shuffle(proxies, random);
        var reordered = session.withEvents(movements, proxies);

        assertThat(reordered.item().voices())
                .containsExactlyInAnyOrderElementsOf(session.item().voices());
        assertThat(reordered.item().present()).isEqualTo(session.item().present());
        assertThat(reordered.item().quorum(Quorum.Need.FIRST))
                .isEqualTo(session.item().quorum(Quorum.Need.FIRST));
    }

    @Property
    void laterEventsDoNotMatter(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session,
            @ForAll @IntRange(min = 1, max = RandomSession.SEATS) int member,
            @ForAll boolean in) {
        var later = session.with(new Movement(seat(member), in, session.at().plusNanos(1)));

        assertThat(later.item()).isEqualTo(session.item());
    }

    @Property
    void theSameSessionGivesTheSameRollAndTheSameQuorum(
            @ForAll(supplier = RandomSession.Any.class) RandomSession session, @ForAll Quorum.Need need) {
        var again = session.withEvents(List.copyOf(session.movements()), List.copyOf(session.proxies()));

        assertThat(again.item()).isEqualTo(session.item());
        assertThat(again.item().voices()).isEqualTo(session.item().voices());
        assertThat(again.item().quorum(need)).isEqualTo(session.item().quorum(need));
    }

    @Property
    void aRevokedProxyIsNotCast(@ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        var revoked = session.proxies().stream()
                .map(proxy -> new Proxy(proxy.giver(), proxy.holder(), proxy.givenAt(), Optional.of(session.at())))
                .toList();

        assertThat(session.withEvents(session.movements(), revoked).item().voices())
                .noneMatch(Voice::byProxy);
    }
}
