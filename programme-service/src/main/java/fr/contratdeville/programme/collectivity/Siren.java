package fr.contratdeville.programme.collectivity;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number of an organisation in the register Sirene: nine digits that pass the Luhn check (rule E6). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Siren.Check.class)
@interface Siren {
    String message() default "must be a SIREN: nine digits that pass the Luhn check";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Hibernate Validator has {@code @LuhnCheck}, but Quarkus does not apply it to settings. */
    class Check implements ConstraintValidator<Siren, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text.matches("[0-9]{9}") && sum(text) % 10 == 0;
        }

        /** Every second digit counts double, as the sum of its digits. */
        private static int sum(String digits) {
            var sum = 0;
            for (var index = 0; index < digits.length(); index++) {
                var digit = digits.charAt(index) - '0';
                sum += index % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            return sum;
        }
    }
}
