/** The parts of which the forms and pages of the provider's side are made. */
@NullMarked
package io.portwarden.shared.ui.form;

import org.jspecify.annotations.NullMarked;
