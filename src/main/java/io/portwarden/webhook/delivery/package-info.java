/** Webhooks on their way: what is sent where, signed, again and until when. */
@NullMarked
package io.portwarden.webhook.delivery;

import org.jspecify.annotations.NullMarked;
