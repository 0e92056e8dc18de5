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
    void anAssemblyMayAskForMoreThanTheLawAndNeverForLess() {
        assertThat(ClearDays.of(LocalDate.of(2019, 2, 28), SESSION, 7, false)).isEqualTo(new ClearDays.TooFew(6, 7));
        assertThat(ClearDays.of(LocalDate.of(2019, 2, 28), SESSION, 7, true)).isEqualTo(new ClearDays.Enough(6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ClearDays.of(SESSION, SESSION, 4, false));
    }

    @Property
    void oneDayEarlierIsOneClearDayMore(@ForAll @IntRange(max = 400) int before) {
        var sentOn = SESSION.minusDays(before);
        assertThat(ClearDays.of(sentOn.minusDays(1), SESSION, 5, false).days())
                .isEqualTo(ClearDays.of(sentOn, SESSION, 5, false).days() + 1);
    }
}
