package fr.contratdeville.deliberation.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.conventions.problem.Problem;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource
    void hasTextsInBothLanguages(Reason reason) {
        var problem = Problem.of(reason);
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
    void bothLanguagesHaveTheSameKeys() {
        var english =
                new TreeSet<>(ResourceBundle.getBundle("messages", Locale.ROOT).keySet());
        var french = new TreeSet<>(
                ResourceBundle.getBundle("messages", Locale.FRENCH).keySet());
        var slugs =
                Stream.of(Reason.values()).map(Problem::of).map(Problem::slug).toList();

        assertThat(french).isEqualTo(english);
        assertThat(english).allMatch(key -> !key.contains(".") || slugs.contains(key.substring(0, key.indexOf('.'))));
    }
}
