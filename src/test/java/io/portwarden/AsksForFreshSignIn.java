package io.portwarden;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a test that does, on the screen, what asks for a fresh sign-in: with a sign-in that is six minutes old the prompt
 * comes and nothing is done, and once that was answered it is done.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsksForFreshSignIn {

    /** What calls, and which method of a service it calls: {@code "PinPanel: PinService.set"}. */
    String[] value();
}
