/** The screen of a tenant's webhooks. */
@NullMarked
package io.portwarden.webhook.ui;

import org.jspecify.annotations.NullMarked;
