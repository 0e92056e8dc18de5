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
    void regimesStandInTheirOrder() {
        assertThat(Arrays.stream(Regime.values()).map(Regime::from))
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
    }

    @Property
    void theLawNeverGoesBack(@ForAll @IntRange(max = 20_000) int day, @ForAll @IntRange(max = 20_000) int later) {
        var session = LocalDate.of(1990, 1, 1).plusDays(day);

        assertThat(Regime.on(session.plusDays(later))).isGreaterThanOrEqualTo(Regime.on(session));
    }
}
