/** The frame around every screen: menu, first screen, and what is shown when something goes wrong. */
@NullMarked
package io.portwarden.shell;

import org.jspecify.annotations.NullMarked;
