/** The panel in which a tenant admin sets or changes the port-out PIN. */
@NullMarked
package io.portwarden.pin.ui;

import org.jspecify.annotations.NullMarked;
