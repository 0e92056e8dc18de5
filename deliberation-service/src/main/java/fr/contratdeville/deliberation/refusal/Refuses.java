package fr.contratdeville.deliberation.refusal;

import fr.contratdeville.conventions.refusal.CommonReason;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reasons for which an operation can refuse a request, besides those that follow from its form (a malformed request, an
 * unknown id in the path, a stale revision …). The contract shows them with the operation.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    Reason[] value() default {};

    CommonReason[] common() default {};
}
