/** The door of the trail: writing entries, reading them, verifying. */
@NullMarked
package io.portwarden.audit.access;

import org.jspecify.annotations.NullMarked;
