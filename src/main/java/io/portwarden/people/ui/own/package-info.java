/** Screens for a tenant's own OpenID provider and the domains that it is believed about. */
@NullMarked
package io.portwarden.people.ui.own;

import org.jspecify.annotations.NullMarked;
