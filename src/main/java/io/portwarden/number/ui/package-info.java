/** The screen on which a tenant sees, locks and unlocks its numbers. */
@NullMarked
package io.portwarden.number.ui;

import org.jspecify.annotations.NullMarked;
