package fr.contratdeville.conventions.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text for people to read: at least one visible character and no control characters. Null is valid. The contract says the
 * same as {@code pattern}, {@code minLength} and {@code maxLength}.
 */
@Constraint(validatedBy = Text.Check.class)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Text {
    /** Largest number of characters (code points), as in PostgreSQL and in JSON Schema. */
    int max();

    /** Whether the text may have several lines, and tabs in them. */
    boolean lines() default false;

    String message() default "{fr.contratdeville.Text.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Applies the form of a text. */
    class Check implements ConstraintValidator<Text, String> {
        /** What separates lines, steers a terminal, or reorders the characters beside it. */
        private static final String CONTROLS = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f"
                + "\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069";

        /** Tables in texts of the administration have tabs. */
        private static final String LAYOUT = "\\t\\n\\r";

        /** Spaces, and what Unicode does not display (Default_Ignorable_Code_Point). */
        private static final String INVISIBLE =
                " \\u00a0\\u00ad\\u034f\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f"
                        + "\\u2000-\\u200d\\u202f\\u205f-\\u2065\\u206a-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0"
                        + "\\ufff0-\\ufff8";

        /** The same above U+FFFF: the languages of clients have no common notation for these. */
        private static final String INVISIBLE_TO_JAVA =
                INVISIBLE + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}";

        private Pattern form;
        private int max;

        /** The form as a regular expression that Java, ECMAScript, Python and others read alike. */
        public static String pattern(boolean lines) {
            return pattern(lines, INVISIBLE);
        }

        /** Each part begins where the one before cannot continue, so that nothing is tried twice. */
        private static String pattern(boolean lines, String invisible) {
            var blank = lines ? invisible + LAYOUT : invisible;
            var never = lines ? CONTROLS : CONTROLS + LAYOUT;
            return "^[" + blank + "]*[^" + blank + never + "][^" + never + "]*$";
        }

        @Override
        public void initialize(Text text) {
            form = Pattern.compile(pattern(text.lines(), INVISIBLE_TO_JAVA));
            max = text.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || (text.codePointCount(0, text.length()) <= max
                            && form.matcher(text).matches());
        }
    }
}
