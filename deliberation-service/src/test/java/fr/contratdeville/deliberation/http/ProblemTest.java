package fr.contratdeville.deliberation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource
    void isToldInBothLanguages(Problem problem) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            assertThat(problem.title(locale)).isNotBlank();
            assertThat(problem.documentation(locale)).isNotBlank();
            assertThat(problem.detail(locale, "one", "two", "three", "four"))
                    .isNotBlank()
                    .doesNotContain("{");
        }
        assertThat(problem.title(Locale.FRENCH)).isNotEqualTo(problem.title(Locale.ENGLISH));
    }

    @Test
    void bothLanguagesSayTheSameThingsAndNothingElse() {
        var english =
                new TreeSet<>(ResourceBundle.getBundle("messages", Locale.ROOT).keySet());
        var french = new TreeSet<>(
                ResourceBundle.getBundle("messages", Locale.FRENCH).keySet());
        var slugs = Stream.of(Problem.values()).map(Problem::slug).toList();

        assertThat(french).isEqualTo(english);
        assertThat(english).allMatch(key -> !key.contains(".") || slugs.contains(key.substring(0, key.indexOf('.'))));
    }
}
