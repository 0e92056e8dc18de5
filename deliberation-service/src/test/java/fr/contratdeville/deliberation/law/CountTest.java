package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.minute;
import static fr.contratdeville.deliberation.law.Chamber.out;
import static fr.contratdeville.deliberation.law.Chamber.proxies;
import static fr.contratdeville.deliberation.law.Chamber.proxy;
import static fr.contratdeville.deliberation.law.Chamber.seat;
import static fr.contratdeville.deliberation.law.Chamber.seated;
import static fr.contratdeville.deliberation.law.Chamber.seats;
import static fr.contratdeville.deliberation.law.VotedItem.byHand;
import static fr.contratdeville.deliberation.law.VotedItem.counted;
import static fr.contratdeville.deliberation.law.VotedItem.counts;
import static fr.contratdeville.deliberation.law.VotedItem.forCandidates;
import static fr.contratdeville.deliberation.law.VotedItem.group;
import static fr.contratdeville.deliberation.law.VotedItem.history;
import static fr.contratdeville.deliberation.law.VotedItem.minutes;
import static fr.contratdeville.deliberation.law.VotedItem.names;
import static fr.contratdeville.deliberation.law.VotedItem.nothing;
import static fr.contratdeville.deliberation.law.VotedItem.unanimity;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the history of a session to the results of its ballots, with the worked examples by their ids. */
class CountTest {
    private static final VotedItem ORDINARY = VotedItem.with(BallotForm.ORDINARY, 55, List.of());
    private static final VotedItem PUBLIC = VotedItem.with(BallotForm.PUBLIC, 35, proxies(36, 10));
    private static final VotedItem SECRET = VotedItem.with(BallotForm.SECRET, 35, proxies(36, 10));

    @Test
    void x1AllForIsUnanimous() {
        assertThat(ORDINARY.count(unanimity(Direction.FOR)))
                .isEqualTo(new Count.Counted(
                        new Decision(
                                new Votes(55, 0, 0),
                                Optional.of(Direction.FOR),
                                28,
                                false,
                                Outcome.ADOPTED,
                                "à l'unanimité",
                                List.of(Rule.V1, Rule.V2)),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        false));
        assertThat(ORDINARY.decision(unanimity(Direction.AGAINST)).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void x3AndX5ThePresidentDecidesATieOrAbstains() {
        var decided = PUBLIC.decision(nothing(), PUBLIC.votes(20, 20));
        var abstained = Cast.publicly(PUBLIC.votes(20, 20).votes().stream()
                .map(vote -> vote.voice().equals(new Voice(seat(1), seat(1)))
                        ? new Cast.Vote(vote.voice(), Direction.ABSTENTION, vote.at())
                        : vote.voice().principal().equals(seat(45))
                                ? new Cast.Vote(vote.voice(), Direction.FOR, vote.at())
                                : vote)
                .toList());

        assertThat(decided.votes()).isEqualTo(new Votes(20, 20, 5));
        assertThat(decided.presidentVote()).contains(Direction.FOR);
        assertThat(decided.castingVoteUsed()).isTrue();
        assertThat(decided.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(decided.rules()).containsExactly(Rule.V3, Rule.V1, Rule.P5, Rule.P6);
        assertThat(PUBLIC.decision(nothing(), abstained).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(PUBLIC.decision(nothing(), abstained).rules()).containsExactly(Rule.V4, Rule.V1, Rule.P5, Rule.P6);
    }

    @Test
    void x4NobodyDecidesASecretTie() {
        var byHand = SECRET.decision(counted(byHand(20, 20, 5, 0, 0)));
        var castHere = SECRET.decision(
                nothing(), Cast.secretly(seats(1, 45), new Tally(new Votes(20, 20, 5), Map.of(), Optional.empty())));

        assertThat(byHand.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(byHand.rules()).containsExactly(Rule.V3, Rule.V7, Rule.V1, Rule.P5, Rule.P6);
        assertThat(castHere).isEqualTo(byHand);
    }

    @Test
    void x6WhoLeavesDuringAnItemAbstains() {
        var item = VotedItem.of(
                BallotForm.ORDINARY,
                history(
                        seated(seats(1, 36), out(32, 7), out(33, 11), out(34, 11), out(35, 12), out(36, 13)),
                        List.of()));

        var decision = item.decision(unanimity(Direction.FOR));

        assertThat(decision.votes()).isEqualTo(new Votes(31, 0, 0, 0, 0, 5));
        assertThat(decision.rules()).containsExactly(Rule.V1, Rule.V2, Rule.Q5);
        assertThat(decision.wording()).isEqualTo("à l'unanimité des suffrages exprimés");
    }

    @Test
    void x10ARecusedMemberTakesTheProxyAlongAndDoesNotAbstain() {
        var item = VotedItem.of(
                BallotForm.ORDINARY, history(seated(seats(1, 55)), List.of(proxy(60, 2), proxy(61, 3)), seat(2)));

        var decision = item.decision(unanimity(Direction.FOR));

        assertThat(decision.votes()).isEqualTo(new Votes(55, 0, 0));
        assertThat(decision.rules()).containsExactly(Rule.V1, Rule.V2, Rule.P5, Rule.P6, Rule.R1);
    }

    @Test
    void theMinutesNameWhoIsAgainstAndWhoAbstains() {
        var count = (Count.Counted) ORDINARY.count(minutes(null, names(2, 3), names(4), null, null));

        assertThat(count.named())
                .isEqualTo(
                        Map.of(seat(2), Direction.AGAINST, seat(3), Direction.AGAINST, seat(4), Direction.ABSTENTION));
        assertThat(count.decision().votes()).isEqualTo(new Votes(52, 2, 1));
        assertThat(count.decision().presidentVote()).contains(Direction.FOR);
    }

    @Test
    void aMemberWhoLeftVotesByTheProxyGivenBeforeTheBallot() {
        var item =
                VotedItem.of(BallotForm.ORDINARY, history(seated(seats(1, 40), out(40, 12)), List.of(proxy(40, 2, 5))));

        assertThat(item.decision(unanimity(Direction.FOR)).votes()).isEqualTo(new Votes(40, 0, 0));
    }

    @Test
    void aPresidentWhoLeftDoesNotDecideATie() {
        var item = VotedItem.of(BallotForm.ORDINARY, history(seated(seats(1, 41), out(1, 12)), List.of()));

        assertThat(item.decision(counts(20, 0, null)).rules()).containsExactly(Rule.V4, Rule.V1, Rule.Q5);
        assertThat(item.count(counts(20, 0, Direction.FOR)))
                .isEqualTo(refused(Count.Flaw.PRESIDENT_VOTE_CONTRADICTS, "presidentVote"));
    }

    @Test
    void aMemberRecusedAfterTheDiscussionBeganDidNotLeave() {
        var history = history(seated(seats(1, 55)), List.of());
        var recusal = new Recusal(VotedItem.ITEM, seat(2), Interest.PERSONAL, minute(7), Optional.empty());
        var item = VotedItem.of(
                BallotForm.ORDINARY,
                new History(
                        history.regime(),
                        history.inExercise(),
                        history.movements(),
                        history.proxies(),
                        List.of(recusal)));

        assertThat(item.decision(unanimity(Direction.FOR)).votes()).isEqualTo(new Votes(54, 0, 0));
    }

    @Test
    void theVoteOfThePresidentMayStayUnknownWhereThereIsNoTie() {
        assertThat(ORDINARY.decision(counts(10, 1, null)).presidentVote()).isEmpty();
    }

    @Test
    void thePresidentsVoteByProxyBreaksNoTie() {
        var item = VotedItem.of(BallotForm.PUBLIC, history(seated(seats(2, 4)), List.of(proxy(1, 2))));

        var decision = item.decision(nothing(), item.votes(2, 2));

        assertThat(decision.presidentVote()).isEmpty();
        assertThat(decision.rules()).containsExactly(Rule.V4, Rule.V1, Rule.P5, Rule.P6);
    }

    @Test
    void participantsOfASecretBallotDidNotLeave() {
        var item = VotedItem.of(BallotForm.SECRET, history(seated(seats(1, 36), out(35, 12), out(36, 12)), List.of()));
        var urn = new Tally(new Votes(35, 0, 0), Map.of(), Optional.empty());

        assertThat(item.decision(nothing(), Cast.secretly(seats(1, 35), urn))
                        .votes()
                        .departed())
                .isEqualTo(1);
        assertThat(item.decision(counted(byHand(34, 0, 0, 0, 0))).votes().departed())
                .isZero();
    }

    private static Count.Refused refused(Count.Flaw flaw, String field, Object... facts) {
        return new Count.Refused(flaw, Optional.ofNullable(field), List.of(facts));
    }

    static Stream<Arguments> flaws() {
        var lateVote = Cast.publicly(List.of(new Cast.Vote(new Voice(seat(2), seat(2)), Direction.FOR, minute(21))));
        var castHere = Cast.secretly(seats(1, 1), new Tally(new Votes(1, 0, 0), Map.of(), Optional.empty()));
        var unclear = new Minutes.Group(Optional.of(1), Optional.of(List.of(seat(2))));
        var empty = new Minutes.Group(Optional.empty(), Optional.empty());
        var huge = byHand(Integer.MAX_VALUE, Integer.MAX_VALUE, 2, 0, 0);
        var round = VotedItem.round(3, 5, "", "");
        return Stream.of(
                Arguments.of(
                        ORDINARY,
                        counted(byHand(1, 0, 0, 0, 0)),
                        Cast.none(),
                        refused(Count.Flaw.VOTE_UNCLEAR, "counted")),
                Arguments.of(ORDINARY, nothing(), Cast.none(), refused(Count.Flaw.VOTE_UNCLEAR, "unanimity")),
                Arguments.of(
                        ORDINARY,
                        minutes(Direction.FOR, group(0), null, null, null),
                        Cast.none(),
                        refused(Count.Flaw.VOTE_UNCLEAR, "unanimity")),
                Arguments.of(
                        ORDINARY,
                        minutes(null, unclear, null, null, null),
                        Cast.none(),
                        refused(Count.Flaw.VOTE_UNCLEAR, "against")),
                Arguments.of(
                        ORDINARY,
                        minutes(null, group(1), empty, null, null),
                        Cast.none(),
                        refused(Count.Flaw.VOTE_UNCLEAR, "abstentions")),
                Arguments.of(
                        ORDINARY,
                        counts(Integer.MAX_VALUE, 2, null),
                        Cast.none(),
                        refused(Count.Flaw.MORE_VOTES_THAN_VOICES, null, Integer.MAX_VALUE + 2L, 55)),
                Arguments.of(
                        ORDINARY,
                        minutes(null, names(2, 56), null, null, null),
                        Cast.none(),
                        refused(Count.Flaw.MEMBER_NOT_PRESENT, "against.memberIds[1]", seat(56))),
                Arguments.of(
                        ORDINARY,
                        minutes(null, names(2), names(3, 2), null, null),
                        Cast.none(),
                        refused(Count.Flaw.VOTER_NAMED_TWICE, "abstentions.memberIds[1]", seat(2))),
                Arguments.of(
                        ORDINARY,
                        minutes(null, names(1), null, Direction.FOR, null),
                        Cast.none(),
                        refused(Count.Flaw.PRESIDENT_VOTE_CONTRADICTS, "presidentVote")),
                Arguments.of(
                        ORDINARY,
                        counts(27, 1, null),
                        Cast.none(),
                        refused(Count.Flaw.PRESIDENT_VOTE_MISSING, "presidentVote")),
                Arguments.of(
                        PUBLIC,
                        unanimity(Direction.FOR),
                        PUBLIC.votes(45, 0),
                        refused(Count.Flaw.CLOSED_BY_ITS_VOTES, null)),
                Arguments.of(
                        PUBLIC,
                        counted(byHand(1, 0, 0, 0, 0)),
                        PUBLIC.votes(45, 0),
                        refused(Count.Flaw.CLOSED_BY_ITS_VOTES, "counted")),
                Arguments.of(
                        PUBLIC,
                        nothing(),
                        lateVote,
                        refused(
                                Count.Flaw.VOTE_AFTER_CLOSING,
                                "at",
                                LegalDay.written(minute(20)),
                                LegalDay.written(minute(21)))),
                Arguments.of(SECRET, counts(1, 0, null), Cast.none(), refused(Count.Flaw.CLOSED_BY_ITS_VOTES, null)),
                Arguments.of(
                        SECRET,
                        counted(byHand(1, 0, 0, 0, 0)),
                        castHere,
                        refused(Count.Flaw.VOTES_CAST_HERE, "counted")),
                Arguments.of(
                        SECRET, counted(forCandidates(0, 1)), Cast.none(), refused(Count.Flaw.VOTE_UNCLEAR, "counted")),
                Arguments.of(
                        SECRET,
                        counted(byHand(40, 6, 0, 0, 0)),
                        Cast.none(),
                        refused(Count.Flaw.MORE_VOTES_THAN_VOICES, "counted", 46L, 45)),
                Arguments.of(
                        SECRET,
                        counted(huge),
                        Cast.none(),
                        refused(Count.Flaw.MORE_VOTES_THAN_VOICES, "counted", 2L * Integer.MAX_VALUE + 2, 45)),
                Arguments.of(
                        round,
                        counted(byHand(1, 0, 0, 0, 0)),
                        Cast.none(),
                        refused(Count.Flaw.VOTES_NOT_FOR_CANDIDATES, "counted")),
                Arguments.of(
                        round, counts(1, 0, null), Cast.none(), refused(Count.Flaw.VOTES_NOT_FOR_CANDIDATES, null)),
                Arguments.of(
                        round,
                        minutes(null, null, group(1), null, null),
                        Cast.none(),
                        refused(Count.Flaw.CLOSED_BY_ITS_VOTES, null)),
                Arguments.of(
                        round,
                        counted(forCandidates(0, 1, 1, 1)),
                        Cast.none(),
                        refused(Count.Flaw.NOT_A_CANDIDATE, "counted.candidates[2]", seat(3))),
                Arguments.of(
                        round, counted(forCandidates(0, 2, 2)), Cast.none(), refused(Count.Flaw.OLDEST_UNKNOWN, null)));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void votesThatCannotBeCountedAreRefusedWithTheRuleAndTheField(
            VotedItem item, Minutes minutes, Cast cast, Count.Refused refused) {
        assertThat(item.count(minutes, cast)).isEqualTo(refused);
    }

    @Test
    void everyFlawIsDetected() {
        assertThat(flaws().map(flaw -> ((Count.Refused) flaw.get()[3]).flaw())).contains(Count.Flaw.values());
    }

    @Test
    void aClosedBallotCountedAgainDecidesTheSame() {
        var ordinary = (Count.Counted) ORDINARY.count(minutes(null, names(2), group(3), Direction.FOR, null));
        var open = (Count.Counted) PUBLIC.count(nothing(), PUBLIC.votes(20, 20));
        var round = VotedItem.round(3, 55, "1961-05-02", "1961-05-01");
        var elected = (Count.Counted) round.count(counted(forCandidates(3, 26, 26)));

        assertThat(decisionOf(ORDINARY.again(Cast.none(), stated(ordinary)))).isEqualTo(ordinary.decision());
        assertThat(PUBLIC.again(PUBLIC.votes(20, 20), Tally.empty())).isEqualTo(open);
        assertThat(round.again(Cast.none(), stated(elected))).isEqualTo(elected);
    }

    /** As it is stored. */
    private static Tally stated(Count.Counted count) {
        return new Tally(
                count.decision().votes(), count.candidates(), count.decision().presidentVote());
    }

    private static Decision decisionOf(Count count) {
        return ((Count.Counted) count).decision();
    }

    @Test
    void aCorrectionOfTheLogChangesWhoLeftOrWhoCouldVote() {
        var present = history(seated(seats(1, 36)), List.of());
        var item = VotedItem.of(BallotForm.PUBLIC, present);
        var cast = item.votes(36, 0);
        var leftAtMinute12 = history(seated(seats(1, 36), out(36, 12)), List.of());
        var leftAtMinute16 = history(seated(seats(1, 36), out(36, 16)), List.of());
        var leftBefore = history(seated(seats(1, 36), out(36, 6)), List.of());

        assertThat(item.opening().agreesWith(present, cast)).isTrue();
        assertThat(item.opening().agreesWith(leftAtMinute16, cast)).isTrue();
        assertThat(item.opening().agreesWith(leftAtMinute12, cast)).isFalse();
        assertThat(item.opening().agreesWith(leftAtMinute12, Cast.none())).isTrue();
        assertThat(item.opening().agreesWith(leftBefore, Cast.none())).isFalse();
        assertThat(decisionOf(item.after(leftAtMinute12).again(Cast.none(), Tally.empty()))
                        .votes()
                        .departed())
                .isEqualTo(36 - 35);
    }

    @Test
    void aRecusalThatWasRetractedDoesNotCount() {
        var retracted = new Recusal(VotedItem.ITEM, seat(2), Interest.PERSONAL, minute(1), Optional.of(minute(3)));
        var other = new Recusal(new UUID(1, 2), seat(3), Interest.PERSONAL, minute(1), Optional.empty());
        var history =
                new History(Regime.OF_2019, seats(1, 69), seated(seats(1, 55)), List.of(), List.of(retracted, other));

        assertThat(history.at(VotedItem.ITEM, minute(2)).recused()).containsOnlyKeys(seat(2));
        assertThat(history.at(VotedItem.ITEM, minute(3)).recused()).isEmpty();
        assertThat(history.at(minute(2)).recused()).isEmpty();
        assertThat(history.at(VotedItem.ITEM, minute(2)).counted()).hasSize(54);
    }
}
