/** The rows of numbers. */
@NullMarked
package io.portwarden.number.store;

import org.jspecify.annotations.NullMarked;
