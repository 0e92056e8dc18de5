package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnforceabilityTest {
    private static final LocalDate SESSION = LocalDate.of(2019, 3, 7);

    @ParameterizedTest(name = "published {0}, transmitted {1}: enforceable {2}")
    @CsvSource({
        "2019-03-19, 2019-03-19, 2019-03-19",
        "2019-03-19, 2019-03-22, 2019-03-22",
        "2019-03-22, 2019-03-19, 2019-03-22",
        "2019-03-19, , ",
        ", 2019-03-19, ",
        ", , ",
    })
    void theLaterOfPublicationAndTransmission(LocalDate publishedOn, LocalDate transmittedOn, LocalDate on) {
        assertThat(Enforceability.of(
                                Regime.OF_2019, Optional.ofNullable(publishedOn), Optional.ofNullable(transmittedOn))
                        .on())
                .isEqualTo(Optional.ofNullable(on));
    }

    @ParameterizedTest(name = "a session of {0}: {1}")
    @CsvSource({
        "2019-03-07, E1",
        "2022-02-22, E1",
        "2022-06-30, E1",
        "2022-07-01, E1 E2",
    })
    void publicationIsElectronicFrom1July2022(LocalDate session, String rules) {
        assertThat(Enforceability.of(Regime.on(session), Optional.of(session), Optional.of(session))
                        .rules())
                .extracting(Rule::name)
                .containsExactly(rules.split(" "));
    }

    @Property
    void theDayIsOneOfTheTwoAndBeforeNeither(
            @ForAll Regime regime,
            @ForAll @IntRange(max = 400) int untilPublished,
            @ForAll @IntRange(max = 400) int untilTransmitted) {
        var published = SESSION.plusDays(untilPublished);
        var transmitted = SESSION.plusDays(untilTransmitted);

        assertThat(Enforceability.of(regime, Optional.of(published), Optional.of(transmitted))
                        .on())
                .hasValueSatisfying(on -> {
                    assertThat(Stream.of(published, transmitted)).contains(on);
                    assertThat(on)
                            .isAfterOrEqualTo(published)
                            .isAfterOrEqualTo(transmitted)
                            .isAfterOrEqualTo(SESSION);
                });
    }

    @Property
    void theOrderOfTheDatesDoesNotMatter(
            @ForAll Regime regime,
            @ForAll @IntRange(max = 400) int until,
            @ForAll @IntRange(max = 400) int untilTheOther) {
        var one = Optional.of(SESSION.plusDays(until));
        var other = Optional.of(SESSION.plusDays(untilTheOther));

        assertThat(Enforceability.of(regime, one, other)).isEqualTo(Enforceability.of(regime, other, one));
    }
}
