package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days between a convocation and its session (rules C1 and Q6). */
class ClearDaysTest {
    private static final LocalDate SESSION = LocalDate.of(2019, 3, 7);

    @ParameterizedTest(name = "convened on {0}: {1} clear days")
    @CsvSource({
        // Sent on, clear days, enough ordinarily, enough in urgency.
        "2019-02-28, 6, true, true",
        "2019-03-01, 5, true, true",
        "2019-03-02, 4, false, true",
        "2019-03-05, 1, false, true",
        "2019-03-06, 0, false, false",
        "2019-03-07, -1, false, false",
        "2019-03-08, -2, false, false",
    })
    void neitherTheDayOfSendingNorTheDayOfTheSessionCounts(LocalDate sentOn, int days, boolean enough, boolean urgent) {
        assertThat(ClearDays.of(sentOn, SESSION, 5, false).days()).isEqualTo(days);
        assertThat(ClearDays.of(sentOn, SESSION, 5, false) instanceof ClearDays.Enough)
                .isEqualTo(enough);
        assertThat(ClearDays.of(sentOn, SESSION, 5, true) instanceof ClearDays.Enough)
                .isEqualTo(urgent);
    }

    @Test
    void anAssemblyMayRequireMoreThanTheLawButNotLess() {
        assertThat(ClearDays.of(LocalDate.of(2019, 2, 28), SESSION, 7, false)).isEqualTo(new ClearDays.TooFew(6, 7));
        assertThat(ClearDays.of(LocalDate.of(2019, 2, 28), SESSION, 7, true)).isEqualTo(new ClearDays.Enough(6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClearDays.of(SESSION, SESSION, 4, false));
    }

    @ParameterizedTest(name = "failed on a Monday, convened again for {0}: {1} clear days")
    @CsvSource({
        // Session, clear days, enough ordinarily, enough in urgency.
        "2019-03-11, -1, false, false",
        "2019-03-12, 0, false, false",
        "2019-03-13, 1, false, true",
        "2019-03-14, 2, false, true",
        "2019-03-15, 3, true, true",
        "2019-03-16, 4, true, true",
    })
    void aSecondConvocationNeedsThreeClearDays(LocalDate sessionOn, int days, boolean enough, boolean urgent) {
        var monday = LocalDate.of(2019, 3, 11);

        assertThat(ClearDays.ofSecond(monday, sessionOn, false))
                .isEqualTo(enough ? new ClearDays.Enough(days, 3) : new ClearDays.TooFew(days, 3));
        assertThat(ClearDays.ofSecond(monday, sessionOn, true))
                .isEqualTo(urgent ? new ClearDays.Enough(days, 1) : new ClearDays.TooFew(days, 1));
    }

    @ParameterizedTest(name = "sent on {0}, {1} clear days: {2}")
    @CsvSource({
        "2019-03-01, 5, 2019-03-07",
        "2019-03-01, 7, 2019-03-09",
        "2019-03-11, 3, 2019-03-15",
        "2019-03-11, 1, 2019-03-13",
        "2020-02-28, 1, 2020-03-01",
        "2018-12-30, 5, 2019-01-05",
    })
    void theEarliestSessionIsTheDayAfterTheLastClearDay(LocalDate sentOn, int required, LocalDate earliest) {
        assertThat(new ClearDays.TooFew(0, required).earliest(sentOn)).isEqualTo(earliest);
        assertThat(new ClearDays.Enough(9, required).earliest(sentOn)).isEqualTo(earliest);
    }

    @Property
    void theEarliestDayIsEnoughAndTheDayBeforeIsNot(
            @ForAll @IntRange(max = 400) int before,
            @ForAll @IntRange(min = ClearDays.ORDINARY, max = 30) int ordinary,
            @ForAll boolean urgent,
            @ForAll boolean second) {
        var sentOn = SESSION.minusDays(before);
        var earliest = clearDays(sentOn, SESSION, ordinary, urgent, second).earliest(sentOn);

        assertThat(clearDays(sentOn, earliest, ordinary, urgent, second)).isInstanceOf(ClearDays.Enough.class);
        assertThat(clearDays(sentOn, earliest.minusDays(1), ordinary, urgent, second))
                .isInstanceOf(ClearDays.TooFew.class);
    }

    private static ClearDays clearDays(
            LocalDate sentOn, LocalDate sessionOn, int ordinary, boolean urgent, boolean second) {
        return second
                ? ClearDays.ofSecond(sentOn, sessionOn, urgent)
                : ClearDays.of(sentOn, sessionOn, ordinary, urgent);
    }

    @Property
    void oneDayEarlierIsOneClearDayMore(@ForAll @IntRange(max = 400) int before) {
        var sentOn = SESSION.minusDays(before);
        assertThat(ClearDays.of(sentOn.minusDays(1), SESSION, 5, false).days())
                .isEqualTo(ClearDays.of(sentOn, SESSION, 5, false).days() + 1);
    }
}
