/** Sessions of people who are signed in, and what ends them. */
@NullMarked
package io.portwarden.people.session;

import org.jspecify.annotations.NullMarked;
