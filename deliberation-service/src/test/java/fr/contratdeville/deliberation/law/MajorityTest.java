package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {

    @ParameterizedTest(name = "{0}: {1} for, {2} against, {3} abstentions, president {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "X1 | 55 | 0 | 0 | FOR | ADOPTED | V1 V2 | à l'unanimité",
                "X3 | 20 | 20 | 5 | FOR | ADOPTED | V3 V1 | à égalité des voix, la voix du président étant prépondérante (20 pour, 20 contre, 5 abstentions)",
                "the president against | 20 | 20 | 5 | AGAINST | REJECTED | V3 V1 | à égalité des voix, la voix du président étant prépondérante (20 pour, 20 contre, 5 abstentions)",
                "X5 | 20 | 20 | 5 | ABSTENTION | REJECTED | V4 V1 | à égalité des voix (20 pour, 20 contre, 5 abstentions)",
                "V4, no president | 20 | 20 | 0 | | REJECTED | V4 V1 | à égalité des voix (20 pour, 20 contre, 0 abstention)",
                "X15 | 1 | 0 | 54 | ABSTENTION | ADOPTED | V1 V2 | à l'unanimité des suffrages exprimés",
                "all against | 0 | 55 | 0 | AGAINST | REJECTED | V1 V2 | à l'unanimité",
                "V5 | 0 | 0 | 55 | ABSTENTION | REJECTED | V5 | aucun suffrage exprimé",
                "V5, nobody left | 0 | 0 | 0 | | REJECTED | V5 | aucun suffrage exprimé",
                "one more | 28 | 27 | 0 | AGAINST | ADOPTED | V1 | à la majorité (28 pour, 27 contre, 0 abstention)",
                "one less | 27 | 28 | 1 | FOR | REJECTED | V1 | à la majorité (27 pour, 28 contre, 1 abstention)",
            })
    void decides(
            String example,
            int inFavour,
            int against,
            int abstentions,
            Direction president,
            Outcome outcome,
            String rules,
            String wording) {
        var majority = Majority.of(
                new Votes(inFavour, against, abstentions), BallotForm.ORDINARY, Optional.ofNullable(president));

        assertThat(majority.outcome()).isEqualTo(outcome);
        assertThat(majority.rules()).extracting(Rule::name).containsExactly(rules.split(" "));
        assertThat(majority.wording()).isEqualTo(wording);
        assertThat(majority.castingVoteUsed()).isEqualTo(rules.startsWith("V3"));
    }

    @ParameterizedTest(name = "{0} ballot, {1} for, {2} against, {3} abstentions, {4} blank, {5} null, {6} departed")
    @CsvSource(
            delimiter = '|',
            value = {
                // Form, the votes, president, outcome, rules, wording.
                "SECRET | 20 | 20 | 5 | 0 | 0 | 0 | | REJECTED | V3 V7 V1 | à égalité des voix (20 pour, 20 contre, 5 abstentions)",
                "SECRET | 20 | 20 | 0 | 0 | 0 | 0 | FOR | REJECTED | V3 V7 V1 | à égalité des voix (20 pour, 20 contre, 0 abstention)",
                "SECRET | 20 | 20 | 0 | 2 | 1 | 0 | | REJECTED | V3 V7 V1 | à égalité des voix (20 pour, 20 contre, 0 abstention, 2 blancs, 1 nul)",
                "SECRET | 21 | 20 | 0 | 1 | 2 | 0 | | ADOPTED | V1 | à la majorité (21 pour, 20 contre, 0 abstention, 1 blanc, 2 nuls)",
                "SECRET | 21 | 20 | 1 | 0 | 3 | 0 | | ADOPTED | V1 | à la majorité (21 pour, 20 contre, 1 abstention, 3 nuls)",
                "SECRET | 45 | 0 | 0 | 0 | 0 | 0 | | ADOPTED | V1 V2 | à l'unanimité",
                "SECRET | 44 | 0 | 0 | 1 | 0 | 0 | | ADOPTED | V1 V2 | à l'unanimité des suffrages exprimés",
                "SECRET | 44 | 0 | 0 | 0 | 1 | 0 | | ADOPTED | V1 V2 | à l'unanimité des suffrages exprimés",
                "SECRET | 0 | 0 | 0 | 30 | 15 | 0 | | REJECTED | V5 | aucun suffrage exprimé",
                "PUBLIC | 20 | 20 | 0 | 0 | 0 | 5 | FOR | ADOPTED | V3 V1 Q5 | à égalité des voix, la voix du président étant prépondérante (20 pour, 20 contre, 5 abstentions, dont 5 départs)",
                "PUBLIC | 20 | 20 | 0 | 0 | 0 | 1 | | REJECTED | V4 V1 Q5 | à égalité des voix (20 pour, 20 contre, 1 abstention, dont 1 départ)",
                "ORDINARY | 31 | 0 | 0 | 0 | 0 | 5 | FOR | ADOPTED | V1 V2 Q5 | à l'unanimité des suffrages exprimés",
                "ORDINARY | 20 | 11 | 2 | 0 | 0 | 5 | FOR | ADOPTED | V1 Q5 | à la majorité (20 pour, 11 contre, 7 abstentions, dont 5 départs)",
                "ORDINARY | 0 | 0 | 1 | 0 | 0 | 5 | ABSTENTION | REJECTED | V5 Q5 | aucun suffrage exprimé",
            })
    void votesNotExpressedAreListedAndDecideNothing(
            BallotForm form,
            int inFavour,
            int against,
            int abstentions,
            int blank,
            int spoilt,
            int departed,
            Direction president,
            Outcome outcome,
            String rules,
            String wording) {
        var votes = new Votes(inFavour, against, abstentions, blank, spoilt, departed);
        var majority = Majority.of(votes, form, Optional.ofNullable(president));

        assertThat(majority.outcome()).isEqualTo(outcome);
        assertThat(majority.rules()).extracting(Rule::name).containsExactly(rules.split(" "));
        assertThat(majority.wording()).isEqualTo(wording);
        assertThat(majority.castingVoteUsed()).isEqualTo(form != BallotForm.SECRET && rules.startsWith("V3"));
        assertThat(majority.votes()).isEqualTo(votes);
    }

    @ParameterizedTest(name = "{0} for, {1} against: {2} needed")
    @CsvSource({"0, 0, 1", "1, 0, 1", "1, 1, 2", "2, 1, 2", "26, 26, 27", "27, 26, 27", "55, 0, 28"})
    void theAbsoluteMajorityIsMoreThanHalfOfTheVotesExpressed(int inFavour, int against, int majority) {
        assertThat(new Votes(inFavour, against, 7, 3, 2, 5).majority()).isEqualTo(majority);
    }

    @Test
    void departedMembersCountAsAbstaining() {
        var votes = new Votes(20, 6, 2, 2, 1, 5);

        assertThat(votes.cast()).isEqualTo(31);
        assertThat(votes.expressed()).isEqualTo(26);
        assertThat(votes.abstaining()).isEqualTo(7);
    }

    @Test
    void withoutVotesExpressedThereIsNoUnanimityAndNoTie() {
        var votes = new Votes(0, 0, 5, 2, 1, 3);

        assertThat(votes.unanimous()).isFalse();
        assertThat(votes.tied()).isFalse();
    }

    @Test
    void countsOfVotesNotExpressedAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(0, 0, 0, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(0, 0, 0, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(0, 0, 0, 0, 0, -1));
    }

    @Property
    void votesNotExpressedNeverChangeTheOutcome(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll @Size(4) List<@IntRange(max = 30) Integer> others,
            @ForAll BallotForm form,
            @ForAll Optional<Direction> president) {
        var without = Majority.of(new Votes(inFavour, against, 0), form, president);
        var with = Majority.of(
                new Votes(inFavour, against, others.get(0), others.get(1), others.get(2), others.get(3)),
                form,
                president);

        assertThat(with.outcome()).isEqualTo(without.outcome());
        assertThat(with.castingVoteUsed()).isEqualTo(without.castingVoteUsed());
        assertThat(with.votes().expressed()).isEqualTo(without.votes().expressed());
        assertThat(with.votes().majority()).isEqualTo(without.votes().majority());
        assertThat(with.rules()).containsAll(without.rules());
        assertThat(with.rules().contains(Rule.Q5)).isEqualTo(others.get(3) > 0);
    }

    @Property
    void theVoteOfThePresidentDoesNotCountInASecretBallot(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll Optional<Direction> president) {
        var votes = new Votes(inFavour, against, 0);
        var secret = Majority.of(votes, BallotForm.SECRET, president);

        assertThat(secret).isEqualTo(Majority.of(votes, BallotForm.SECRET, Optional.empty()));
        assertThat(secret.outcome() == Outcome.ADOPTED).isEqualTo(inFavour > against);
        assertThat(secret.castingVoteUsed()).isFalse();
    }

    @Property
    void oneMoreForNeverRejectsWhatWasAdopted(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll BallotForm form,
            @ForAll Optional<Direction> president) {
        var before = Majority.of(new Votes(inFavour, against, 0), form, president);
        var after = Majority.of(new Votes(inFavour + 1, against, 0), form, president);

        assertThat(before.outcome() == Outcome.ADOPTED && after.outcome() == Outcome.REJECTED)
                .isFalse();
    }

    @Test
    void countsAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(0, 0, -1));
    }

    @Property
    void theVotesAddUp(
            @ForAll @IntRange(max = 99) int a, @ForAll @IntRange(max = 99) int b, @ForAll @IntRange(max = 99) int c) {
        var votes = new Votes(a, b, c);

        assertThat(votes.cast()).isEqualTo(votes.expressed() + votes.abstentions());
        assertThat(votes.majority() * 2).isGreaterThan(votes.expressed());
        assertThat((votes.majority() - 1) * 2).isLessThanOrEqualTo(votes.expressed());
    }

    @Property
    void anAbstentionNeverChangesTheOutcome(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll @IntRange(max = 30) int abstentions,
            @ForAll Optional<Direction> president) {
        var without = Majority.of(new Votes(inFavour, against, 0), BallotForm.ORDINARY, president);
        var with = Majority.of(new Votes(inFavour, against, abstentions), BallotForm.ORDINARY, president);

        assertThat(with.outcome()).isEqualTo(without.outcome());
        assertThat(with.rules()).isEqualTo(without.rules());
    }

    @Property
    void itIsAdoptedByMoreForThanAgainstOrByThePresidentInATie(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll @IntRange(max = 30) int abstentions,
            @ForAll Optional<Direction> president) {
        var outcome = Majority.of(new Votes(inFavour, against, abstentions), BallotForm.ORDINARY, president)
                .outcome();
        var tie = inFavour == against && inFavour > 0;

        assertThat(outcome == Outcome.ADOPTED)
                .isEqualTo(inFavour > against || (tie && president.equals(Optional.of(Direction.FOR))));
    }

    @Property
    void theVoteOfThePresidentCountsOnlyInATie(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll Direction one,
            @ForAll Direction other) {
        var votes = new Votes(inFavour, against, 0);
        if (!votes.tied()) {
            assertThat(Majority.of(votes, BallotForm.ORDINARY, Optional.of(one)))
                    .isEqualTo(Majority.of(votes, BallotForm.ORDINARY, Optional.of(other)));
        }
    }

    @Property
    void everyResultNamesItsRules(
            @ForAll @IntRange(max = 5) int inFavour,
            @ForAll @IntRange(max = 5) int against,
            @ForAll Optional<Direction> president) {
        var rules = Majority.of(new Votes(inFavour, against, 1), BallotForm.ORDINARY, president)
                .rules();

        assertThat(rules).isNotEmpty().doesNotHaveDuplicates().isNotEqualTo(List.of(Rule.V2));
    }
}
