/** Limits on guessing what people sign in with: passwords and codes. */
@NullMarked
package io.portwarden.people.guess;

import org.jspecify.annotations.NullMarked;
