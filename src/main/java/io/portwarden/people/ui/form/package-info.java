/** The parts of the screens on which people show who they are. */
@NullMarked
package io.portwarden.people.ui.form;

import org.jspecify.annotations.NullMarked;
