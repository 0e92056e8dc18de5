package fr.contratdeville.conventions.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTest {

    @ParameterizedTest
    @CsvSource({
        "2019-03-07T18:00:00+01:00, 2019-03-07T17:00:00Z",
        "2019-03-07T17:00:00Z, 2019-03-07T17:00:00Z",
        "2019-03-07T17:00:00.123456Z, 2019-03-07T17:00:00.123456Z",
        "2019-03-07T17:00:00.123456789Z, 2019-03-07T17:00:00.123456Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
        "2199-12-31T23:59:59Z, 2199-12-31T23:59:59Z",
    })
    void readsInstants(String text, Instant instant) {
        assertThat(Iso.instant(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2019-03-07",
                "2019-03-07T18:00+01:00",
                "2019-03-07T18:00:00",
                "2019-03-07T18:00:00.1234567890Z",
                "2019-03-07 18:00:00Z",
                "2019-02-30T18:00:00Z",
                "2019-03-07T25:00:00Z",
                "1899-12-31T23:59:59Z",
                "+294277-01-01T00:00:00Z",
                "1551978000"
            })
    void refusesOtherInstants(String text) {
        assertThatThrownBy(() -> Iso.instant(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2019-3-7", "07/03/2019", "2019-02-29", "1899-12-31", "2200-01-01", "2019-03-07Z"})
    void refusesOtherDays(String text) {
        assertThatThrownBy(() -> Iso.day(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void readsDaysAndWritesInstantsAsInParis() {
        assertThat(Iso.day("2020-02-29")).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(Iso.write(Instant.parse("2019-07-01T22:00:00Z"))).isEqualTo("2019-07-02T00:00:00+02:00");
    }
}
