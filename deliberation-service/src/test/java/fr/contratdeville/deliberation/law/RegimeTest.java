package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegimeTest {

    @ParameterizedTest(name = "a session of {0}: {1}")
    @CsvSource({
        // Session, regime, R3, E2.
        "1990-01-01, OF_2019, false, false",
        "2019-03-07, OF_2019, false, false",
        "2022-02-21, OF_2019, false, false",
        "2022-02-22, OF_22_FEBRUARY_2022, true, false",
        "2022-06-30, OF_22_FEBRUARY_2022, true, false",
        "2022-07-01, OF_1_JULY_2022, true, true",
        "2040-01-01, OF_1_JULY_2022, true, true",
    })
    void theDayOfTheSessionChoosesTheLaw(
            LocalDate session, Regime regime, boolean representatives, boolean electronic) {
        assertThat(Regime.on(session)).isEqualTo(regime);
        assertThat(regime.has(Rule.R3)).isEqualTo(representatives);
        assertThat(regime.has(Rule.E2)).isEqualTo(electronic);
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void aRegimeHoldsFromItsFirstDayOn(Regime regime) {
        assertThat(Regime.on(regime.from())).isEqualTo(regime);
        if (regime.ordinal() > 0) {
            assertThat(Regime.on(regime.from().minusDays(1))).isEqualTo(Regime.values()[regime.ordinal() - 1]);
        }
    }

    @Test
    void regimesAreInOrder() {
        assertThat(Arrays.stream(Regime.values()).map(Regime::from))
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void aRegimeEndsOnTheDayBeforeTheNextOne() {
        assertThat(Regime.OF_2019.until()).contains(LocalDate.of(2022, 2, 21));
        assertThat(Regime.OF_22_FEBRUARY_2022.until()).contains(LocalDate.of(2022, 6, 30));
        assertThat(Regime.OF_1_JULY_2022.until()).isEmpty();
    }

    @Test
    void aRuleHoldsFromTheFirstRegimeThatHasItUntilTheEndOfTheLast() {
        assertThat(Regime.OF_2019.rules()).contains(Rule.Q1).doesNotContain(Rule.R3, Rule.E2);
        assertThat(Rule.Q1.from()).isEqualTo(LocalDate.of(1996, 2, 24));
        assertThat(Rule.R3.from()).isEqualTo(LocalDate.of(2022, 2, 22));
        assertThat(Rule.E2.from()).isEqualTo(LocalDate.of(2022, 7, 1));
        assertThat(Rule.values()).allSatisfy(rule -> assertThat(rule.until()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void theDaysOfARuleAreThoseOfItsRegimes(Rule rule) {
        for (var regime : Regime.values()) {
            var from = !regime.from().isBefore(rule.from());
            var until = rule.until().filter(regime.from()::isAfter).isEmpty();
            assertThat(regime.has(rule)).isEqualTo(from && until);
            assertThat(regime.rules().contains(rule)).isEqualTo(regime.has(rule));
        }
    }

    @Property
    void regimesNeverGoBackwards(@ForAll @IntRange(max = 20_000) int day, @ForAll @IntRange(max = 20_000) int later) {
        var session = LocalDate.of(1990, 1, 1).plusDays(day);

        assertThat(Regime.on(session.plusDays(later))).isGreaterThanOrEqualTo(Regime.on(session));
    }
}
