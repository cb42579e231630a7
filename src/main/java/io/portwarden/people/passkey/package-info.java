/** Signing in by passkeys (WebAuthn). */
@NullMarked
package io.portwarden.people.passkey;

import org.jspecify.annotations.NullMarked;
