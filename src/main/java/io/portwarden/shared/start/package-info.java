/** What is looked at before the program serves, and commands that do one thing and end. */
@NullMarked
package io.portwarden.shared.start;

import org.jspecify.annotations.NullMarked;
