package fr.contratdeville.conventions.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of JSON values; those of euros are tested here alone, as only one service has amounts. */
class JsonRulesTest {
    private final ObjectMapper json = new ObjectMapper();

    JsonRulesTest() {
        new JsonRules().customize(json);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"62700.00\", 62700.00",
                "\"62700.5\", 62700.50",
                "\"62700\", 62700.00",
                "\"0.01\", 0.01",
                "\"-37940.00\", -37940.00",
                "\"0\", 0.00",
                "\"999999999999.99\", 999999999999.99",
            })
    void readsAmountsOfEurosExactly(String text, String amount) throws Exception {
        var read = json.readValue(text, BigDecimal.class);

        assertThat(read).isEqualTo(new BigDecimal(amount));
        assertThat(json.writeValueAsString(read)).isEqualTo("\"" + amount + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" 1.00\"",
                "\"1.001\"",
                "\"1.\"",
                "\".5\"",
                "\"1,00\"",
                "\"10 000.00\"",
                "\"1e3\"",
                "\"+1.00\"",
                "\"NaN\"",
                "\"1.00 €\"",
                "\"1000000000000.00\"",
                "\"١.00\"",
                "\"007.00\"",
                "62700",
                "62700.5",
                "1e3",
                "1000000000000",
                "true",
                "[1]",
                "{}",
            })
    void refusesOtherAmounts(String text) {
        assertThatThrownBy(() -> json.readValue(text, BigDecimal.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void roundsNoAmountThatItWrites() {
        assertThatThrownBy(() -> json.writeValueAsString(new BigDecimal("1.001")))
                .hasMessageContaining("ounding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "AAAAAAAAAAAAAAAAAAAAAA==", "01a20a3c2cd27c8f85650d1756167e96", "first"})
    void refusesWhatIsNoId(String text) {
        assertThatThrownBy(() -> json.readValue('"' + text + '"', UUID.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void readsIdsDaysAndInstantsInOneForm() throws Exception {
        var id = "01a20a3c-2cd2-7c8f-8565-0d1756167e96";
        assertThat(json.readValue('"' + id + '"', UUID.class)).hasToString(id);
        assertThat(json.readValue('"' + id.toUpperCase(java.util.Locale.ROOT) + '"', UUID.class))
                .hasToString(id);
        assertThat(json.readValue("\"2019-03-07\"", LocalDate.class)).isEqualTo(LocalDate.of(2019, 3, 7));
        var instant = json.readValue("\"2019-03-07T17:00:00Z\"", Instant.class);
        assertThat(json.writeValueAsString(instant)).isEqualTo("\"2019-03-07T18:00:00+01:00\"");
    }

    @Test
    void readsTextsInNormalForm() throws Exception {
        assertThat(json.readValue("\"Saint-E\u0301tienne\"", String.class)).isEqualTo("Saint-\u00c9tienne");
    }

    @Test
    void theClockTicksInWhatTheDatabaseKeeps() {
        Clock clock = new ClockProducer().clock();
        for (var times = 0; times < 1000; times++) {
            assertThat(clock.instant().getNano() % 1000).isZero();
        }
    }
}
