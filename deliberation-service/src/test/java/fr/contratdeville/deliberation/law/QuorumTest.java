package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuorumTest {

    @ParameterizedTest(name = "{0}: {2} of {1} present, {3} required")
    @CsvSource({
        "X1, 69, 55, 35, true",
        "X2, 69, 34, 35, false",
        "just enough, 69, 35, 35, true",
        "X9 with a vacancy, 68, 34, 35, false",
        "X9 with two vacancies, 67, 34, 34, true",
        "half is not more than half, 70, 35, 36, false",
        "one seat, 1, 1, 1, true",
        "no seat, 0, 0, 1, false",
    })
    void moreThanHalfOfTheMembersInExercise(String example, int inExercise, int present, int required, boolean met) {
        var quorum = Quorum.of(inExercise, present);

        assertThat(quorum.required()).isEqualTo(required);
        assertThat(quorum instanceof Quorum.Met).isEqualTo(met);
        assertThat(quorum.rules()).contains(Rule.Q1, Rule.Q3);
    }

    @Test
    void thosePresentAreAmongThoseInExercise() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quorum.of(34, 35));
        assertThatIllegalArgumentException().isThrownBy(() -> Quorum.of(34, -1));
    }

    @ParameterizedTest(name = "{0}, 12 of 69 present: {1}, required {2}, met: {3}, by {4}")
    @CsvSource({
        "FIRST, Missing, 35, false, Q1 Q3 Q4",
        "WAIVED, Waived, 0, true, Q1 Q3 Q4 Q6",
        "NOT_ON_FIRST_AGENDA, Missing, 35, false, Q1 Q3 Q4 Q6",
        "HASTENED, Missing, 35, false, Q1 Q3 Q4 Q7",
    })
    void aSecondSessionNeedsNoQuorumForTheFirstAgendaUnlessUrgent(
            Quorum.Need need, String kind, int required, boolean met, String rules) {
        var quorum = Quorum.of(69, 12, need, List.of());

        assertThat(quorum.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(quorum.required()).isEqualTo(required);
        assertThat(quorum.met()).isEqualTo(met);
        assertThat(quorum.inExercise()).isEqualTo(69);
        assertThat(quorum.present()).isEqualTo(12);
        assertThat(quorum.rules()).extracting(Rule::name).containsExactly(rules.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Quorum.Need.class)
    void enoughMembersMeetAnyQuorum(Quorum.Need need) {
        assertThat(Quorum.of(69, 35, need, List.of()).met()).isTrue();
    }

    @Test
    void itNamesTheRulesOfTheRecusals() {
        assertThat(Quorum.of(48, 34, Quorum.Need.FIRST, List.of(Rule.R2, Rule.R3))
                        .rules())
                .containsExactly(Rule.Q1, Rule.Q3, Rule.Q4, Rule.R2, Rule.R3);
        assertThat(Quorum.of(48, 4, Quorum.Need.WAIVED, List.of(Rule.R2)).rules())
                .containsExactly(Rule.Q1, Rule.Q3, Rule.Q4, Rule.R2, Rule.Q6);
    }

    @Property
    void aQuorumIsMoreThanThoseWhoAreMissing(
            @ForAll @IntRange(max = 500) int present, @ForAll @IntRange(max = 500) int missing) {
        var quorum = Quorum.of(present + missing, present);

        assertThat(quorum instanceof Quorum.Met).isEqualTo(present > missing);
    }

    @Property
    void anArrivalNeverEndsTheQuorum(
            @ForAll @IntRange(max = 500) int present, @ForAll @IntRange(min = 1, max = 500) int missing) {
        var before = Quorum.of(present + missing, present);
        var after = Quorum.of(present + missing, present + 1);

        assertThat(before instanceof Quorum.Met && after instanceof Quorum.Missing)
                .isFalse();
    }
}
