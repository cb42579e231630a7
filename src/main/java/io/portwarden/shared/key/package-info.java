/** Named secrets that lie outside the database. */
@NullMarked
package io.portwarden.shared.key;

import org.jspecify.annotations.NullMarked;
