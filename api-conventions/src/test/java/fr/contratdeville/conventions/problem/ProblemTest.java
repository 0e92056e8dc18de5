package fr.contratdeville.conventions.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {

    static Stream<Problem> common() {
        return new Reasons(List.of(), Map.of()).problems();
    }

    @ParameterizedTest
    @MethodSource("common")
    void hasTextsInBothLanguages(Problem problem) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            assertThat(problem.documentation(locale)).isNotBlank();
            assertThat(problem.detail(locale, "one", "two", "three"))
                    .isNotBlank()
                    .doesNotContain("{");
        }
        assertThat(problem.title(Locale.FRENCH)).isNotBlank().isNotEqualTo(problem.title(Locale.ENGLISH));
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndNoOther() {
        var english = new TreeSet<>(
                ResourceBundle.getBundle(HttpProblem.BUNDLE, Locale.ROOT).keySet());
        var french = new TreeSet<>(
                ResourceBundle.getBundle(HttpProblem.BUNDLE, Locale.FRENCH).keySet());
        var slugs = common().map(Problem::slug).toList();

        assertThat(french).isEqualTo(english);
        assertThat(english).allMatch(key -> !key.contains(".") || slugs.contains(key.substring(0, key.indexOf('.'))));
    }
}
