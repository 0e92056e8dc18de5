package fr.contratdeville.conventions.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a PUT that records something new: 201 the first time, 200 when it is repeated (a secret that is shown once is not shown
 * again).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CreatedOnce {}
