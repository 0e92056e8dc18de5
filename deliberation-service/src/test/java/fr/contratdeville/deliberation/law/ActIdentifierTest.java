package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The identifiers of the acts in ACTES (rules E5 and E6). */
class ActIdentifierTest {
    private static final LocalDate SESSION = LocalDate.of(2019, 3, 7);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the deliberation of 2019, 042-244200770-20190307-D20190008110-DE, true",
        "Corsica, 02A-244200770-20190307-1-AR, true",
        "overseas, 974-244200770-20190307-1-AI, true",
        "a number of 15 characters, 042-244200770-20190307-ABCDEFGHIJ12_45-DE, true",
        "a number of 16 characters, 042-244200770-20190307-ABCDEFGHIJ12_456-DE, false",
        "no number, 042-244200770-20190307--DE, false",
        "a number that begins with an underscore, 042-244200770-20190307-_1-DE, false",
        "a number in small letters, 042-244200770-20190307-d1-DE, false",
        "a department of two digits, 42-244200770-20190307-1-DE, false",
        "a department that is none, 142-244200770-20190307-1-DE, false",
        "Corsica in small letters, 02a-244200770-20190307-1-DE, false",
        "another SIREN, 042-732829320-20190307-1-DE, true",
        "a SIREN that fails its check, 042-244200771-20190307-1-DE, false",
        "a SIREN with two digits exchanged, 042-424200770-20190307-1-DE, false",
        "a SIREN too short, 042-24420077-20190307-1-DE, false",
        "another day, 042-244200770-20190308-1-DE, false",
        "a nature that is none, 042-244200770-20190307-1-ZZ, false",
        "no nature, 042-244200770-20190307-1, false",
        "more behind, 042-244200770-20190307-1-DE-1, false",
    })
    void theFormatAndTheDayAreChecked(String example, String text, boolean found) {
        var identifier = ActIdentifier.of(text, SESSION);

        assertThat(identifier.isPresent()).isEqualTo(found);
        assertThat(identifier.map(ActIdentifier::written).orElse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"DE", "AR", "AI", "CC", "BF", "AU"})
    void everyNatureOfActIsKnown(String nature) {
        assertThat(ActIdentifier.of("042-244200770-20190307-1-" + nature, SESSION))
                .isPresent();
    }

    @Property
    void aWrongDigitOfTheSirenIsDetected(
            @ForAll @IntRange(max = 8) int place, @ForAll @IntRange(min = 1, max = 9) int more) {
        var siren = new StringBuilder("244200770");
        siren.setCharAt(place, (char) ('0' + (siren.charAt(place) - '0' + more) % 10));

        assertThat(ActIdentifier.of("042-" + siren + "-20190307-1-DE", SESSION)).isEmpty();
    }
}
