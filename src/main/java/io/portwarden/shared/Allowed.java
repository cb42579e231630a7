package io.portwarden.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a setting may be, both ends included: every number, duration ({@code 1s}) and size ({@code 1KB}) of ours says so,
 * a start with anything else is refused, and the page of settings tells people.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    String from();

    String to();
}
