package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.minute;
import static fr.contratdeville.deliberation.law.Chamber.out;
import static fr.contratdeville.deliberation.law.Chamber.proxies;
import static fr.contratdeville.deliberation.law.Chamber.proxy;
import static fr.contratdeville.deliberation.law.Chamber.recused;
import static fr.contratdeville.deliberation.law.Chamber.seat;
import static fr.contratdeville.deliberation.law.Chamber.seated;
import static fr.contratdeville.deliberation.law.Chamber.seats;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The worked examples of the domain, each by its id: 69 members in exercise, a quorum of 35. */
class WorkedExamplesTest {
    private static final LocalDate SESSION = LocalDate.of(2019, 3, 7);
    private static final Set<UUID> IN_EXERCISE = seats(1, 69);

    @Test
    void x1FiftyFivePresentAndAllForIsUnanimous() {
        var roll = roll(55, List.of());

        assertThat(roll.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Met(69, 55, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4)));
        assertThat(roll.voices()).hasSize(55).noneMatch(Voice::byProxy);
        var result = Majority.of(new Votes(55, 0, 0), BallotForm.ORDINARY, Optional.of(Direction.FOR));
        assertThat(result.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(result.rules()).containsExactly(Rule.V1, Rule.V2);
        assertThat(result.wording()).isEqualTo("à l'unanimité");
    }

    @Test
    void x2TwentyProxiesDoNotMakeAQuorumOfThirtyFour() {
        var roll = roll(34, proxies(35, 20));

        assertThat(roll.quorum(Quorum.Need.FIRST)).isInstanceOf(Quorum.Missing.class);
        assertThat(roll.quorum(Quorum.Need.FIRST).met()).isFalse();
        assertThat(roll.quorum(Quorum.Need.FIRST).present()).isEqualTo(34);
        assertThat(roll.quorum(Quorum.Need.FIRST).required()).isEqualTo(35);
        assertThat(roll.voices()).hasSize(54);
    }

    @Test
    void x3ThePresidentDecidesATie() {
        var result = tie(BallotForm.PUBLIC, Direction.FOR);

        assertThat(result.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(result.castingVoteUsed()).isTrue();
        assertThat(result.rules()).containsExactly(Rule.V3, Rule.V1);
    }

    @Test
    void x4NobodyDecidesASecretTie() {
        var result = tie(BallotForm.SECRET, Direction.FOR);

        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.castingVoteUsed()).isFalse();
        assertThat(result.rules()).containsExactly(Rule.V3, Rule.V7, Rule.V1);
    }

    @Test
    void x5APresidentWhoAbstainsDecidesNothing() {
        var result = tie(BallotForm.PUBLIC, Direction.ABSTENTION);

        assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(result.castingVoteUsed()).isFalse();
        assertThat(result.rules()).containsExactly(Rule.V4, Rule.V1);
    }

    /** 35 present who hold 10 proxies: 20 for, 20 against, 5 abstentions. */
    private static Majority tie(BallotForm form, Direction president) {
        var roll = roll(35, proxies(36, 10));
        assertThat(roll.quorum(Quorum.Need.FIRST).met()).isTrue();
        var votes = new Votes(20, 20, 5);
        assertThat(votes.cast()).isEqualTo(45).isEqualTo(roll.voices().size());
        return Majority.of(votes, form, Optional.of(president));
    }

    /** That the items after item 8 are postponed is tested over HTTP. */
    @Test
    void x6WhoLeavesDuringAnItemBreaksTheQuorumOfTheNextOneAlone() {
        var movements = seated(seats(1, 36), out(32, 10), out(33, 11), out(34, 11), out(35, 12), out(36, 13));
        var discussionOf7 = Roll.at(minute(5), Regime.on(SESSION), IN_EXERCISE, movements, List.of());
        var voteOn7 = Roll.at(minute(20), Regime.on(SESSION), IN_EXERCISE, movements, List.of());
        var departed = new HashSet<>(discussionOf7.counted());
        departed.removeAll(voteOn7.counted());
        var votes = new Votes(voteOn7.voices().size(), 0, 0, 0, 0, departed.size());

        assertThat(discussionOf7.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Met(69, 36, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4)));
        assertThat(votes.cast()).isEqualTo(31);
        assertThat(votes.abstaining()).isEqualTo(5);
        var result = Majority.of(votes, BallotForm.ORDINARY, Optional.of(Direction.FOR));
        assertThat(result.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(result.rules()).containsExactly(Rule.V1, Rule.V2, Rule.Q5);
        assertThat(result.wording()).isEqualTo("à l'unanimité des suffrages exprimés");

        var discussionOf8 = Roll.at(minute(30), Regime.on(SESSION), IN_EXERCISE, movements, List.of());
        assertThat(discussionOf8.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Missing(69, 31, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4)));
    }

    @Test
    void x7TwentyOneWithAPersonalInterestAreNotPresentForThatItem() {
        var roll = roll(55, List.of());
        var item = roll.recusing(recused(seats(1, 21), Interest.PERSONAL));

        assertThat(item.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Missing(69, 34, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4, Rule.R2)));
        assertThat(item.voices()).hasSize(34);
        var next = item.recusing(Map.of());
        assertThat(next).isEqualTo(roll);
        assertThat(next.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Met(69, 55, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4)));
    }

    @Test
    void x8TwentyOneWhoRepresentTheAssemblyLeaveTheMembersInExerciseFrom22February2022() {
        var representatives = recused(seats(1, 21), Interest.REPRESENTATIVE);
        var before = roll(LocalDate.of(2022, 2, 21), 55, List.of()).recusing(representatives);
        var from = roll(LocalDate.of(2022, 2, 22), 55, List.of()).recusing(representatives);

        assertThat(before.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Missing(69, 34, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4, Rule.R2)));
        assertThat(from.quorum(Quorum.Need.FIRST))
                .isEqualTo(new Quorum.Met(48, 34, 25, List.of(Rule.Q1, Rule.Q3, Rule.Q4, Rule.R3)));
        assertThat(from.voices()).hasSize(34);
    }

    @Test
    void x9AVacantSeatDoesNotCount() {
        assertThat(Quorum.of(68, 34)).isInstanceOf(Quorum.Missing.class);
        assertThat(Quorum.of(68, 34).required()).isEqualTo(35);
        assertThat(Quorum.of(67, 34)).isInstanceOf(Quorum.Met.class);
        assertThat(Quorum.of(67, 34).required()).isEqualTo(34);
    }

    @Test
    void x10WhoIsRecusedTakesTheProxyHeldAlong() {
        var roll = roll(55, List.of(proxy(60, 1)));

        assertThat(roll.voices()).hasSize(56);
        assertThat(roll.recusing(Map.of(seat(1), Interest.PERSONAL)).voices()).hasSize(54);
    }

    @Test
    void x11ASecondSessionNeedsNoQuorumForTheItemsOfTheFirstAgendaAlone() {
        var roll = roll(12, List.of());

        assertThat(roll.quorum(Quorum.Need.WAIVED))
                .isEqualTo(new Quorum.Waived(69, 12, List.of(Rule.Q1, Rule.Q3, Rule.Q4, Rule.Q6)));
        assertThat(roll.quorum(Quorum.Need.WAIVED).met()).isTrue();
        assertThat(roll.quorum(Quorum.Need.NOT_ON_FIRST_AGENDA))
                .isEqualTo(new Quorum.Missing(69, 12, 35, List.of(Rule.Q1, Rule.Q3, Rule.Q4, Rule.Q6)));
        assertThat(roll.quorum(Quorum.Need.NOT_ON_FIRST_AGENDA).met()).isFalse();
    }

    @Test
    void x12ConvenedAgainOnMondayIsForFridayAtTheEarliest() {
        var monday = LocalDate.of(2019, 3, 11);
        var friday = LocalDate.of(2019, 3, 15);

        assertThat(ClearDays.ofSecond(monday, friday, false)).isEqualTo(new ClearDays.Enough(3, 3));
        assertThat(ClearDays.ofSecond(monday, friday.minusDays(1), false)).isEqualTo(new ClearDays.TooFew(2, 3));
        assertThat(ClearDays.ofSecond(monday, monday, false).earliest(monday)).isEqualTo(friday);
        assertThat(friday.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    }

    @Test
    void x13FiveClearDaysOrUrgency() {
        assertThat(ClearDays.of(LocalDate.of(2019, 3, 1), SESSION, 5, false)).isEqualTo(new ClearDays.Enough(5, 5));
        assertThat(ClearDays.of(LocalDate.of(2019, 3, 2), SESSION, 5, false)).isEqualTo(new ClearDays.TooFew(4, 5));
        assertThat(ClearDays.of(LocalDate.of(2019, 3, 2), SESSION, 5, true)).isEqualTo(new ClearDays.Enough(4, 1));
    }

    @Test
    void x14AQuarterAsksForAPublicBallotAndAThirdForASecretOne() {
        assertThat(new Demands(55, 14, 0).form(false)).isEqualTo(BallotForm.PUBLIC);
        assertThat(new Demands(55, 13, 0).form(false)).isEqualTo(BallotForm.ORDINARY);
        assertThat(new Demands(55, 0, 19).form(false)).isEqualTo(BallotForm.SECRET);
        assertThat(new Demands(55, 0, 18).form(false)).isEqualTo(BallotForm.ORDINARY);
    }

    @Test
    void x15OneVoteExpressedIsUnanimous() {
        var result = Majority.of(new Votes(1, 0, 54), BallotForm.ORDINARY, Optional.of(Direction.ABSTENTION));

        assertThat(result.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(result.wording()).isEqualTo("à l'unanimité des suffrages exprimés");
    }

    @Test
    void x16TwentySixToTwentySixGoesToTheOldestInTheThirdRound() {
        var younger = new Appointment.Candidate(seat(1), 26, Optional.of(LocalDate.of(1961, 5, 2)));
        var older = new Appointment.Candidate(seat(2), 26, Optional.of(LocalDate.of(1961, 5, 1)));
        var candidates = List.of(younger, older);

        assertThat(Appointment.expressed(candidates)).isEqualTo(55 - 3);
        assertThat(Appointment.majority(candidates)).isEqualTo(27);
        assertThat(Appointment.of(1, candidates)).isInstanceOf(Appointment.NextRound.class);
        assertThat(Appointment.of(2, candidates)).isInstanceOf(Appointment.NextRound.class);
        assertThat(Appointment.of(3, candidates))
                .isEqualTo(new Appointment.Elected(older.id(), true, List.of(Rule.V8, Rule.V7)));
    }

    /** That certified illness lifts the limit is tested over HTTP. */
    @Test
    void x17AProxyServesThreeSessionsInARowAndNoFourth() {
        var sessions = List.of("n", "n+1", "n+2", "n+3");

        assertThat(Proxy.mayServe(sessions, Set.of(), Set.of("n", "n+1", "n+2")))
                .isTrue();
        assertThat(Proxy.mayServe(sessions, Set.of(), Set.of("n", "n+1", "n+2", "n+3")))
                .isFalse();
    }

    /**
     * The service refuses the second one, which is tested over HTTP. The law decides whether the first one is in force.
     */
    @Test
    void x18TheFirstProxyStandsInTheWayOfASecondUntilItEnds() {
        var first = proxy(60, 1);

        assertThat(first.inForce(seated(seats(1, 55)), minute(30))).isTrue();
        assertThat(first.inForce(seated(seats(1, 55), out(1, 20)), minute(30))).isFalse();
    }

    @Test
    void x19PublishedAndTransmittedOnOneDayIsEnforceableThatDay() {
        assertThat(enforceable(LocalDate.of(2019, 3, 19), LocalDate.of(2019, 3, 19)))
                .contains(LocalDate.of(2019, 3, 19));
    }

    @Test
    void x20TheLaterOfPublicationAndTransmissionCounts() {
        assertThat(enforceable(LocalDate.of(2019, 3, 19), LocalDate.of(2019, 3, 22)))
                .contains(LocalDate.of(2019, 3, 22));
    }

    private static Optional<LocalDate> enforceable(LocalDate publishedOn, LocalDate transmittedOn) {
        return Enforceability.of(Regime.on(SESSION), Optional.of(publishedOn), Optional.of(transmittedOn))
                .on();
    }

    private static Roll roll(int present, List<Proxy> proxies) {
        return roll(SESSION, present, proxies);
    }

    private static Roll roll(LocalDate session, int present, List<Proxy> proxies) {
        return Roll.at(minute(5), Regime.on(session), IN_EXERCISE, seated(seats(1, present)), proxies);
    }
}
