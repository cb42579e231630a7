/** Signing in by OpenID providers. */
@NullMarked
package io.portwarden.people.sso;

import org.jspecify.annotations.NullMarked;
