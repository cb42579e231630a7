/** The database that comes with the program, for trying it out. */
@NullMarked
package io.portwarden.shared.embedded;

import org.jspecify.annotations.NullMarked;
