/** What admins see and decide of their organization's directory. */
@NullMarked
package io.portwarden.people.ui.scim;

import org.jspecify.annotations.NullMarked;
