/** The screen on which a tenant's admins read, search and verify their trail. */
@NullMarked
package io.portwarden.audit.ui;

import org.jspecify.annotations.NullMarked;
