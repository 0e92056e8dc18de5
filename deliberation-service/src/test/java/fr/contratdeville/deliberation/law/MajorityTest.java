package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
        var majority = Majority.of(new Votes(inFavour, against, abstentions), Optional.ofNullable(president));

        assertThat(majority.outcome()).isEqualTo(outcome);
        assertThat(majority.rules()).extracting(Rule::name).containsExactly(rules.split(" "));
        assertThat(majority.wording()).isEqualTo(wording);
        assertThat(majority.castingVoteUsed()).isEqualTo(rules.startsWith("V3"));
    }

    @Test
    void countsAreNeverBelowZero() {
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
    void anAbstentionNeverChangesWhatIsDecided(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll @IntRange(max = 30) int abstentions,
            @ForAll Optional<Direction> president) {
        var without = Majority.of(new Votes(inFavour, against, 0), president);
        var with = Majority.of(new Votes(inFavour, against, abstentions), president);

        assertThat(with.outcome()).isEqualTo(without.outcome());
        assertThat(with.rules()).isEqualTo(without.rules());
    }

    @Property
    void itIsAdoptedByMoreForThanAgainstOrByThePresidentInATie(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll @IntRange(max = 30) int abstentions,
            @ForAll Optional<Direction> president) {
        var outcome = Majority.of(new Votes(inFavour, against, abstentions), president)
                .outcome();
        var tie = inFavour == against && inFavour > 0;

        assertThat(outcome == Outcome.ADOPTED)
                .isEqualTo(inFavour > against || (tie && president.equals(Optional.of(Direction.FOR))));
    }

    @Property
    void thePresidentMattersInATieAlone(
            @ForAll @IntRange(max = 30) int inFavour,
            @ForAll @IntRange(max = 30) int against,
            @ForAll Direction one,
            @ForAll Direction other) {
        var votes = new Votes(inFavour, against, 0);
        if (!votes.tied()) {
            assertThat(Majority.of(votes, Optional.of(one))).isEqualTo(Majority.of(votes, Optional.of(other)));
        }
    }

    @Property
    void everyAnswerNamesItsRules(
            @ForAll @IntRange(max = 5) int inFavour,
            @ForAll @IntRange(max = 5) int against,
            @ForAll Optional<Direction> president) {
        var rules = Majority.of(new Votes(inFavour, against, 1), president).rules();

        assertThat(rules).isNotEmpty().doesNotHaveDuplicates().isNotEqualTo(List.of(Rule.V2));
    }
}
