package fr.contratdeville.conventions.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    /** @param several a text of several lines */
    private record Letter(
            @Text(max = 20) @Nullable String name,
            @Text(max = 100_000, lines = true) @Nullable String several) {}

    private static boolean isValid(String component, @Nullable String text) {
        var check = new Text.Check();
        try {
            check.initialize(Letter.class.getDeclaredField(component).getAnnotation(Text.class));
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
        return check.isValid(text, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gaël",
                " Étienne ",
                "42",
                ".",
                "l’action",
                "AFL\u00a0: 2019",
                "مرحبا",
                "क्षि",
                "👩\u200d🚀",
                "🏴\udb40\udc67\udb40\udc62",
                "\ue000"
            })
    void hasAVisibleCharacter(String text) {
        assertThat(isValid("name", text)).isTrue();
        assertThat(isValid("several", text)).isTrue();
        assertThat(text).matches(Text.Check.pattern(false)).matches(Text.Check.pattern(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b",
                "\u00ad\u2060\ufeff",
                "\u3164",
                "\u2800",
                "\ufe0f",
                "\udb40\udc41\udb40\udc42",
                "\n",
                "\t"
            })
    void isNotOfInvisibleCharactersAlone(String text) {
        assertThat(isValid("name", text)).isFalse();
        assertThat(isValid("several", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\u200fb",
                "a\u061cb"
            })
    void hasNoControlCharacters(String text) {
        assertThat(isValid("name", text)).isFalse();
        assertThat(isValid("several", text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\n", "\na", "a\tb"})
    void hasLineBreaksAndTabsOnlyInALongText(String text) {
        assertThat(isValid("name", text)).isFalse();
        assertThat(isValid("several", text)).isTrue();
    }

    @Test
    void isMeasuredInCharacters() {
        assertThat(isValid("name", "👍".repeat(20))).isTrue();
        assertThat(isValid("name", "a".repeat(21))).isFalse();
        assertThat(isValid("several", " ".repeat(99_999) + "a")).isTrue();
        assertThat(isValid("several", "a".repeat(99_999) + "\u001b")).isFalse();
    }

    @Test
    void canBeMissing() {
        assertThat(isValid("name", null)).isTrue();
    }

    /** Every character up to U+FFFF, alone and between two others. */
    @Test
    void theContractSaysTheSame() {
        var contract = Pattern.compile(Text.Check.pattern(false));
        for (var character = 0; character <= 0xffff; character++) {
            if (character < 0xd800 || character > 0xdfff) {
                var alone = Character.toString(character);
                assertThat(isValid("name", alone))
                        .as("U+%04X", character)
                        .isEqualTo(contract.matcher(alone).matches());
                assertThat(isValid("name", "a" + alone + "b"))
                        .as("a U+%04X b", character)
                        .isEqualTo(contract.matcher("a" + alone + "b").matches());
            }
        }
    }
}
