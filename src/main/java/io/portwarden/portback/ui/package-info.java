/** The screens of cases: for the tenant who wants numbers back, and for the desk that asks for them. */
@NullMarked
package io.portwarden.portback.ui;

import org.jspecify.annotations.NullMarked;
