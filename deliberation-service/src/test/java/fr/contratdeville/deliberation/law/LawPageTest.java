package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the page of the rules, {@code docs/law.md}, with the code. */
class LawPageTest {
    private static final Path MAIN = Path.of("src/main/java/fr/contratdeville/deliberation");
    private static final Path TEST = Path.of("src/test/java");

    /** A row of its table. */
    record Row(String rule, String article, String content, String from, String until, String type, String test) {
        static Row of(String line) {
            var cells = line.substring(1).split("\\|");
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip(),
                    cells[4].strip(),
                    cells[5].replace("`", "").strip(),
                    cells[6].replace("`", "").strip());
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("../docs/law.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]\\d \\|.*"))
                .map(Row::of)
                .toList();
    }

    @Test
    void everyRuleIsListedInTheOrderOfTheCode() throws IOException {
        assertThat(rows()).extracting(Row::rule).containsExactly(names());
    }

    private static String[] names() {
        return List.of(Rule.values()).stream().map(Rule::name).toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itsArticleItsContentAndItsDaysAreThoseOfTheCode(Row row) {
        var rule = Rule.valueOf(row.rule());

        assertThat(row.article()).isEqualTo(rule.article());
        assertThat(row.content()).isEqualTo(rule.content());
        assertThat(row.from()).isEqualTo(rule.from().toString());
        assertThat(row.until()).isEqualTo(rule.until().map(LocalDate::toString).orElse("in force"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itsClassAndItsTestMentionIt(Row row) throws IOException {
        assertThat(names(row, MAIN.resolve(row.type().replace('.', '/') + ".java")))
                .as("%s names %s", row.type(), row.rule())
                .isTrue();
        try (var files = Files.walk(TEST)) {
            assertThat(files.filter(file -> file.endsWith(row.test() + ".java")))
                    .as("%s names %s", row.test(), row.rule())
                    .anyMatch(file -> names(row, file));
        }
    }

    private static boolean names(Row row, Path file) {
        try {
            return Pattern.compile("\\b" + row.rule() + "\\b")
                    .matcher(Files.readString(file))
                    .find();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
