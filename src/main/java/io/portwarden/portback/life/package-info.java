/** The moves of cases and what they leave behind. */
@NullMarked
package io.portwarden.portback.life;

import org.jspecify.annotations.NullMarked;
