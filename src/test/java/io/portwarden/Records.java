package io.portwarden;

import io.portwarden.audit.AuditKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test that shows that these entries of the trail are written by what the program really does. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Records {

    AuditKind[] value();
}
