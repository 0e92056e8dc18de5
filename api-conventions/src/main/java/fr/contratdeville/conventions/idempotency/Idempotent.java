package fr.contratdeville.conventions.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation that creates: repeated with the same {@code Idempotency-Key} and body it gives its first answer again
 * and does nothing (IETF draft-ietf-httpapi-idempotency-key-header).
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
