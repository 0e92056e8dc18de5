package fr.contratdeville.conventions.value;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An amount of euros above zero and below one trillion, with at most two decimals. */
@Digits(integer = 12, fraction = 2)
@DecimalMin("0.01")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Euros {
    /** The form of such an amount in requests. */
    String PATTERN = "^([1-9][0-9]{0,11}([.][0-9]{1,2})?|0[.](0[1-9]|[1-9][0-9]?))$";

    String message() default "{fr.contratdeville.Euros.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
