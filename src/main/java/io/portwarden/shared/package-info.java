/** What two features or more need: value types, the database's set-up, the embedded database. */
@NullMarked
package io.portwarden.shared;

import org.jspecify.annotations.NullMarked;
