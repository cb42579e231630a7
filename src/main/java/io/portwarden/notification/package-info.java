/** Tells people by e-mail: the outbox that a transaction adds to, and the mailer that empties it. */
@NullMarked
package io.portwarden.notification;

import org.jspecify.annotations.NullMarked;
