/** How people sign in, and what they see of each other. */
@NullMarked
package io.portwarden.people.ui;

import org.jspecify.annotations.NullMarked;
