/** Patterns and shapes that make a PIN easy to guess (PIN-10). */
@NullMarked
package io.portwarden.pin.advice;

import org.jspecify.annotations.NullMarked;
