/** The frame around every screen: menu, first screen, and what is shown when something goes wrong. */
@NullMarked
@Uses({"approval", "notification", "people", "tenant"})
package io.portwarden.shell;

import io.portwarden.shared.Uses;
import org.jspecify.annotations.NullMarked;
