/** The second factor, as people meet it: at their sign-in, and among what they sign in with. */
@NullMarked
package io.portwarden.people.ui.factor;

import org.jspecify.annotations.NullMarked;
