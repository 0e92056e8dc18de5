package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalDayTest {

    @ParameterizedTest(name = "{0} is on {1}")
    @CsvSource({
        "2019-03-06T22:59:59Z, 2019-03-06, 2019-03-06T23:59:59+01:00",
        "2019-03-06T23:00:00Z, 2019-03-07, 2019-03-07T00:00+01:00",
        "2019-07-14T21:59:59Z, 2019-07-14, 2019-07-14T23:59:59+02:00",
        "2019-07-14T22:00:00Z, 2019-07-15, 2019-07-15T00:00+02:00",
    })
    void daysBeginAndEndInFrance(Instant instant, LocalDate day, String written) {
        assertThat(LegalDay.of(instant)).isEqualTo(day);
        assertThat(LegalDay.written(instant)).hasToString(written);
    }

    @ParameterizedTest(name = "{0} begins at {1}")
    @CsvSource({
        "2019-03-07, 2019-03-06T23:00:00Z",
        "2019-03-31, 2019-03-30T23:00:00Z",
        "2019-04-01, 2019-03-31T22:00:00Z",
        "2019-10-28, 2019-10-27T23:00:00Z",
    })
    void aDayBeginsAtMidnightInFrance(LocalDate day, Instant begins) {
        assertThat(LegalDay.startOf(day)).isEqualTo(begins);
        assertThat(LegalDay.of(begins.minusNanos(1))).isEqualTo(day.minusDays(1));
    }
}
