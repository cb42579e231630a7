/** What changes of numbers and locks leave behind, and what ends by itself. */
@NullMarked
package io.portwarden.number.life;

import org.jspecify.annotations.NullMarked;
