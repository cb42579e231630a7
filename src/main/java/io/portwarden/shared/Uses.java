package io.portwarden.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which other features a feature knows, all its rooms taken together; it stands at the feature's door, in the {@code
 * package-info} of its root. A test holds that it knows these and no others. What is shared is not named.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface Uses {

    /** Names of features, in the order of the alphabet. */
    String[] value();
}
